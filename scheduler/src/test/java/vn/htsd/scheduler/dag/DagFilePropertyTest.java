package vn.htsd.scheduler.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever stands in a DAG file, reading and planning it gives DAGs or sentences, and the good DAG beside it loads. */
class DagFilePropertyTest {
    private static final String WHOLE =
            """
            d:
              schedule: {__type__: airflow.timetables.trigger.MultipleCronTriggerTimetable, __args__: ['0 7 * * 1'], timezone: UTC}
              start_date: 2025-10-01
              end_date: 2025-12-01
              timezone: Asia/Ho_Chi_Minh
              catchup: true
              max_active_runs: 2
              max_active_tasks: 3
              dagrun_timeout: {__type__: datetime.timedelta, hours: 2}
              is_paused_upon_creation: false
              default_args: {retries: 1, retry_delay: 5, start_date: 2025-09-01}
              tags: [a]
              params: {x: 1}
              task_groups:
                outer: {tooltip: t}
                inner: {parent_group_name: outer, dependencies: [one]}
              tasks:
                one: {operator: airflow.operators.bash.BashOperator, bash_command: echo, env: {A: b}, skip_on_exit_code: [3]}
                two: {operator: airflow.operators.weekday.BranchDayOfWeekOperator, week_day: Monday, follow_task_ids_if_true: [one], follow_task_ids_if_false: one, task_group_name: inner}
                three: {operator: airflow.sensors.filesystem.FileSensor, filepath: /x, timeout: 5, dependencies: [outer], trigger_rule: all_done, weight_rule: absolute, priority_weight: 2}
                four: {operator: airflow.operators.trigger_dagrun.TriggerDagRunOperator, trigger_dag_id: x, conf: {a: 1}, retry_exponential_backoff: true, email: [a@b.vn]}
            """;
    private static final String NEIGHBOUR = "good:\n  tasks: {a: {operator: airflow.operators.empty.EmptyOperator}}\n";
    /** What is put in the place of one value. */
    private static final List<String> ODD = List.of(
            "null",
            "true",
            "-1",
            "99999999999999999999",
            "1.5",
            "''",
            "[]",
            "{}",
            "[[1], {a: b}]",
            "{a: {b: [c]}}",
            "{__type__: 5}",
            "{__type__: datetime.timedelta, __args__: [1, 2, 3, 4, 5, 6, 7, 8]}",
            "{__type__: datetime.timedelta, days: 1.0e+300}",
            "{__type__: datetime.timedelta, __args__: x}",
            "{__type__: datetime.datetime, year: 0}",
            "{__type__: dateutil.relativedelta.relativedelta, years: 2000000000}",
            "{__type__: dateutil.relativedelta.relativedelta, day: 99}",
            "{__type__: airflow.timetables.interval.CronDataIntervalTimetable, __args__: ['0 0 31 2 *', UTC]}",
            "{__join__: [a, 1, null]}",
            "{__and__: [a, [b]]}",
            "99999999999999 days ago",
            "9999999999999999999999 days",
            "2025-13-45",
            "'+999999999-01-01'",
            "'{{ ds }}'",
            "'*/0 * * * *'",
            "'* * * * 9'",
            "'0 0 * * 1#9'",
            "\"\\u0000\"",
            "!!python/name:os.system",
            "&x [*x]",
            "*nothing",
            "inner",
            "two");

    @Provide
    Arbitrary<String> odd() {
        return Arbitraries.of(ODD);
    }

    @Property(tries = 600)
    void one_odd_value_never_breaks_the_reading(@ForAll @IntRange(max = 200) int place, @ForAll("odd") String odd) {
        var spots = java.util.regex.Pattern.compile(
                        "(?<=: |\\[|, )([^\\s\\[\\]{},:'][^\\[\\]{},\\n]*|'[^']*'|\\[[^\\]\\[{]*\\]|\\{[^{}]*\\})")
                .matcher(WHOLE)
                .results()
                .toList();
        var spot = spots.get(place % spots.size());
        var text = WHOLE.substring(0, spot.start()) + odd + WHOLE.substring(spot.end());
        var now = Instant.parse("2025-10-08T03:00:00Z");
        var file = DagFile.parse("d.yml", text + NEIGHBOUR, "", new Reading(Map.of(), now, place % 2 == 0));
        file.errors().forEach(error -> {
            assertThat(error.reason().in(Locale.ENGLISH)).contains(" ").doesNotContain("{0}");
            assertThat(error.line()).isNotNegative();
        });
        file.dags().forEach(dag -> dag.schedule().plan(now));
        boolean whole =
                file.errors().stream().noneMatch(error -> error.reason().key().equals("not_yaml"));
        if (whole) {
            assertThat(file.dags()).extracting(Dag::id).contains("good");
            assertThat(file.outlines()).extracting(DagOutline::id).contains("good");
        }
    }
}
