package vn.htsd.scheduler.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.scheduler.dag.timetable.Plan;
import vn.htsd.scheduler.dag.timetable.RunInfo;

/** From the text of a DAG file to the runs that exist at a moment: the whole of Airflow's meaning of a schedule. */
class SchedulePlanTest {
    private static final String DELTA = "{__type__: datetime.timedelta, hours: 1}";
    private static final String CRON_INTERVAL =
            "{__type__: airflow.timetables.interval.CronDataIntervalTimetable, __args__: ['0 0 * * *', UTC]}";
    private static final String DELTA_INTERVAL =
            "{__type__: airflow.timetables.interval.DeltaDataIntervalTimetable, __args__: [" + DELTA + "]}";

    private static Schedule schedule(String keys, String now, boolean dataIntervals) {
        var written = keys.replace("DELTA_INTERVAL", DELTA_INTERVAL)
                .replace("CRON_INTERVAL", CRON_INTERVAL)
                .replace("DELTA", DELTA);
        var text = "d:\n  {" + written + ", tasks: {a: {operator: airflow.operators.empty.EmptyOperator}}}\n";
        var file = DagFile.parse("d.yml", text, "", new Reading(Map.of(), Instant.parse(now), dataIntervals));
        assertThat(file.errors()).isEmpty();
        return file.dags().get(0).schedule();
    }

    private static Plan plan(String keys, String now) {
        return schedule(keys, now, false).plan(Instant.parse(now));
    }

    /** Ends and starts without what is the same everywhere: {@code 10-02T00→10-03T00}. */
    private static String shown(RunInfo run) {
        var start = shortened(run.interval().start());
        var end = shortened(run.interval().end());
        assertThat(run.runAfter()).isEqualTo(run.interval().end());
        return start.equals(end) ? start : start + "→" + end;
    }

    private static String shortened(Instant moment) {
        return moment.toString().replaceFirst("^2025-", "").replaceFirst("(:00)?:00Z$", "");
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            schedule: '0 0 * * *', start_date: 2025-10-01, catchup: true | 2025-10-03T00:00:00Z | 10-01T00 10-02T00 10-03T00 | 10-04T00 | a trigger runs at its moment, one due exactly now included
            schedule: '0 6 * * *', start_date: 2025-10-01, catchup: true | 2025-10-02T00:00:00Z | 10-01T06                   | 10-02T06 | the first tick is the first after the start
            schedule: '0 0 * * *', start_date: {__type__: datetime.datetime, __args__: [2025, 10, 2]}, catchup: true | 2025-10-03T00:00:00Z | 10-02T00 10-03T00 | 10-04T00 | a typed start
            schedule: '0 0 * * *', start_date: 2025-10-01                | 2025-10-03T05:00:00Z | 10-03T00                   | 10-04T00 | without catch-up the last tick only
            schedule: '0 0 * * *', start_date: 2025-10-05                | 2025-10-03T05:00:00Z |                            | 10-05T00 | none before the start
            schedule: '0 0 * * *', start_date: 2025-10-01, end_date: 2025-10-02, catchup: true | 2025-10-09T00:00:00Z | 10-01T00 10-02T00 | | the end is included
            schedule: '0 0 * * *', start_date: 2025-10-01, end_date: 2025-10-02 | 2025-10-09T05:00:00Z |                     |          | past the end there is no run and no next
            schedule: '0 0 * * *', start_date: 2025-10-01, end_date: 2025-10-02 | 2025-10-02T05:00:00Z | 10-02T00            |          | on the last day there is one and no next
            schedule: CRON_INTERVAL, start_date: 2025-10-01, catchup: true | 2025-10-03T00:00:00Z | 10-01T00→10-02T00 10-02T00→10-03T00 | 10-03T00→10-04T00 | a period is run when it is over
            schedule: CRON_INTERVAL, start_date: 2025-10-01T06:00:00, catchup: true | 2025-10-03T00:00:00Z | 10-02T00→10-03T00 | 10-03T00→10-04T00 | the first period begins at a tick
            schedule: CRON_INTERVAL, start_date: 2025-10-01              | 2025-10-05T00:00:00Z | 10-04T00→10-05T00          | 10-05T00→10-06T00 | a period that ends exactly now counts as the last complete one
            schedule: CRON_INTERVAL, start_date: 2025-10-01              | 2025-10-05T07:00:00Z | 10-04T00→10-05T00          | 10-05T00→10-06T00 | the last complete period
            schedule: CRON_INTERVAL                                      | 2025-10-05T07:00:00Z | 10-04T00→10-05T00          | 10-05T00→10-06T00 | without a start too
            schedule: CRON_INTERVAL, catchup: true                       | 2025-10-05T07:00:00Z |                            |          | with catch-up and without start nobody knows from when
            schedule: CRON_INTERVAL, start_date: 2025-10-01, end_date: 2025-10-02, catchup: true | 2025-10-09T00:00:00Z | 10-01T00→10-02T00 10-02T00→10-03T00 | | the start of a period is compared with the end date
            schedule: CRON_INTERVAL, start_date: 2025-10-01, end_date: 2025-10-02 | 2025-10-09T00:00:00Z |                   |          | the candidate is the last period, and it lies past the end
            schedule: '0 * * * *'                                        | 2025-10-05T07:06:00Z | 10-05T07                   | 10-05T08 | without start the last tick, if it is a tenth of the gap away
            schedule: '0 * * * *'                                        | 2025-10-05T07:06:01Z |                            | 10-05T08 | else the next
            schedule: '*/10 * * * *'                                     | 2025-10-05T07:05:00Z | 10-05T07                   | 10-05T07:10 | but five minutes are always near enough
            schedule: DELTA, start_date: '2025-10-01T00:20:00', catchup: true | 2025-10-01T02:30:00Z | 10-01T00:20 10-01T01:20 10-01T02:20 | 10-01T03:20 | a delta counts from the start
            schedule: DELTA, start_date: 2025-10-01                      | 2025-10-05T07:05:00Z | 10-05T07:05                | 10-05T08:05 | without catch-up its first run is now
            schedule: DELTA, start_date: 2025-10-09                      | 2025-10-05T07:05:00Z |                            | 10-09T00 | but not before the start
            schedule: DELTA_INTERVAL, start_date: '2025-10-01T00:20:00', catchup: true | 2025-10-01T02:30:00Z | 10-01T00:20→10-01T01:20 10-01T01:20→10-01T02:20 | 10-01T02:20→10-01T03:20 | periods count from the start
            schedule: DELTA_INTERVAL, start_date: '2025-10-01T00:20:00'  | 2025-10-05T07:30:00Z | 10-05T06→10-05T07          | 10-05T07→10-05T08 | without catch-up on the round hour
            schedule: '@once', start_date: 2025-10-01                    | 2025-10-05T07:05:00Z | 10-01T00                   |          | once, at the start
            schedule: '@once', start_date: 2025-10-09                    | 2025-10-05T07:05:00Z |                            | 10-09T00 | once, later
            schedule: '@once'                                            | 2025-10-05T07:05:00Z | 10-05T07:05                |          | once, now
            schedule: '@continuous', max_active_runs: 1, start_date: 2025-10-05 | 2025-10-05T07:00:00Z | 10-05T00→10-05T07   |          | a continuous one has one run at a time
            schedule: None, start_date: 2025-10-01                       | 2025-10-05T07:05:00Z |                            |          | only by hand
            start_date: 2025-10-01, catchup: true                        | 2025-10-05T07:05:00Z |                            |          | no schedule
            schedule: '0 0 30 2 *', start_date: 2025-10-01, catchup: true | 2025-10-05T07:05:00Z |                           |          | a day that never comes
            schedule: '0 0 * * *', start_date: 2 days ago, catchup: true | 2025-10-05T07:05:00Z | 10-03T00 10-04T00 10-05T00 | 10-06T00 | days ago count from the midnight before
            schedule: '0 0 * * *', timezone: Asia/Ho_Chi_Minh, start_date: 2025-10-01, catchup: true | 2025-10-02T00:00:00Z | 09-30T17 10-01T17 | 10-02T17 | a bare cron is in the zone of the start date
            schedule: '0 0 * * *', timezone: Asia/Ho_Chi_Minh, start_date: '2025-10-01T00:00:00+00:00', catchup: true | 2025-10-01T00:00:00Z | 09-30T17 | 10-01T17 | the zone replaces an offset
            schedule: '0 0 * * *', timezone: Asia/Ho_Chi_Minh, default_args: {start_date: 2025-10-01}, catchup: true | 2025-10-02T00:00:00Z | 10-01T00 10-02T00 | 10-03T00 | default_args have a zone of their own
            schedule: '0 0 * * *', default_args: {start_date: 2025-10-01, timezone: Asia/Ho_Chi_Minh}, catchup: true | 2025-10-01T00:00:00Z | 09-30T17 | 10-01T17 | which is named there
            schedule: '0 0 * * *', start_date: 2025-10-03, default_args: {start_date: 2025-10-02}, catchup: true | 2025-10-03T00:00:00Z | 10-02T00 10-03T00 | 10-04T00 | the earliest of all start dates counts
            schedule: '0 0 * * *', start_date: 2025-10-01, default_args: {end_date: 2025-10-02}, catchup: true | 2025-10-05T00:00:00Z | 10-01T00 10-02T00 | | where every task ends the DAG ends
            """)
    void runs_at_a_moment(String keys, String now, String runs, String next, String sentence) {
        var plan = plan(keys, now);
        assertThat(plan.runs().stream().map(SchedulePlanTest::shown))
                .containsExactlyElementsOf(
                        runs == null ? List.of() : Stream.of(runs.split(" ")).toList());
        assertThat(plan.next().map(SchedulePlanTest::shown)).isEqualTo(Optional.ofNullable(next));
    }

    @Test
    void a_typed_trigger_has_its_own_zone_and_interval() {
        var plan = plan(
                "schedule: {__type__: airflow.timetables.trigger.CronTriggerTimetable, cron: '0 0 * * *', "
                        + "timezone: Asia/Ho_Chi_Minh, interval: {__type__: datetime.timedelta, days: 1}}, "
                        + "start_date: 2025-10-01, catchup: true",
                "2025-10-02T00:00:00Z");
        assertThat(plan.runs().stream().map(SchedulePlanTest::shown)).containsExactly("09-30T17→10-01T17");
        assertThat(plan.runs().get(0).logicalDate()).isEqualTo(Instant.parse("2025-09-30T17:00:00Z"));
    }

    @Test
    void several_crons_make_one_run_where_they_meet() {
        var several = "schedule: {__type__: airflow.timetables.trigger.MultipleCronTriggerTimetable, "
                + "__args__: ['0 0 * * *', '0 */6 * * *', '30 1 * * *'], timezone: UTC}, start_date: 2025-10-01";
        assertThat(plan(several + ", catchup: true", "2025-10-01T07:00:00Z").runs().stream()
                        .map(SchedulePlanTest::shown))
                .containsExactly("10-01T00", "10-01T01:30", "10-01T06");
        var last = plan(several, "2025-10-03T07:00:00Z");
        assertThat(last.runs().stream().map(SchedulePlanTest::shown)).containsExactly("10-03T06");
        assertThat(last.next().map(SchedulePlanTest::shown)).contains("10-03T12");
    }

    @Test
    void the_setting_makes_a_bare_schedule_one_of_periods() {
        var now = "2025-10-03T05:00:00Z";
        var cron = schedule("schedule: '0 0 * * *', start_date: 2025-10-01", now, true);
        assertThat(cron.plan(Instant.parse(now)).runs().stream().map(SchedulePlanTest::shown))
                .containsExactly("10-02T00→10-03T00");
        var delta = schedule("schedule: DELTA, start_date: 2025-10-01", now, true);
        assertThat(delta.plan(Instant.parse(now)).runs().stream().map(SchedulePlanTest::shown))
                .containsExactly("10-03T04→10-03T05");
    }

    @Test
    void months_have_different_lengths() {
        var plan = plan(
                "schedule: {__type__: dateutil.relativedelta.relativedelta, months: 1}, start_date: 2025-01-31, "
                        + "catchup: true",
                "2025-04-01T00:00:00Z");
        assertThat(plan.runs().stream().map(SchedulePlanTest::shown))
                .containsExactly("01-31T00", "02-28T00", "03-28T00");
    }

    @Test
    void five_years_of_catch_up_are_counted_without_a_gap_or_a_twin() {
        var plan = plan(
                "schedule: '*/15 * * * *', timezone: Europe/Berlin, start_date: 2020-10-01, catchup: true",
                "2025-10-01T00:00:00Z");
        // 1,826 days and two hours more at the start, quarter by quarter, the one due now included
        assertThat(plan.runs()).hasSize(4 * (24 * 1826 + 2) + 1);
        var gaps = IntStream.range(1, plan.runs().size())
                .mapToObj(i -> Duration.between(
                        plan.runs().get(i - 1).runAfter(), plan.runs().get(i).runAfter()))
                .distinct();
        assertThat(gaps).containsExactly(Duration.ofMinutes(15));
    }

    @Test
    void the_next_run_does_not_come_back_when_the_clock_does() {
        var schedule = schedule("schedule: '0 * * * *', start_date: 2025-10-01", "2025-10-05T09:59:00Z", false);
        var before = schedule.plan(Instant.parse("2025-10-05T09:59:00Z")).next();
        var back = schedule.plan(Instant.parse("2025-10-05T07:59:00Z")).next();
        assertThat(before.map(SchedulePlanTest::shown)).contains("10-05T10");
        assertThat(Plan.neverBack(before, back)).isEqualTo(before);
        assertThat(Plan.neverBack(back, before)).isEqualTo(before);
        assertThat(Plan.neverBack(Optional.empty(), back)).isEqualTo(back);
        var last = schedule.plan(Instant.parse("2025-10-05T09:59:00Z"))
                .runs()
                .get(0)
                .interval();
        assertThat(schedule.timetable()
                        .next(last, schedule.restriction(), Instant.parse("2025-10-05T03:00:00Z"))
                        .orElseThrow()
                        .runAfter())
                .isEqualTo(Instant.parse("2025-10-05T10:00:00Z"));
    }

    @Test
    void a_run_by_hand_is_about_what_the_schedule_would_be_about() {
        var moment = Instant.parse("2025-10-05T09:30:00Z");
        var manual = Map.of(
                "schedule: '0 0 * * *'", "10-05T09:30",
                "schedule: CRON_INTERVAL", "10-04T00→10-05T00",
                "schedule: DELTA_INTERVAL", "10-05T08:30→10-05T09:30",
                "schedule: None", "10-05T09:30");
        manual.forEach((keys, shown) -> {
            var interval =
                    schedule(keys, "2025-10-05T09:30:00Z", false).timetable().manual(moment);
            assertThat(shown(new RunInfo(interval.end(), interval))).as(keys).isEqualTo(shown);
        });
    }
}
