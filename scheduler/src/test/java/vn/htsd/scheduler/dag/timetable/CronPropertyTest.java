package vn.htsd.scheduler.dag.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The ticks against a reading of the contract that walks over every minute of the wall clock. */
class CronPropertyTest {
    /** Around moving clocks: hours, half an hour, a whole day. */
    private static final List<String> AROUND = List.of(
            "Europe/Berlin 2025-03-30T01:00:00Z",
            "Europe/Berlin 2025-10-26T01:00:00Z",
            "Australia/Lord_Howe 2025-04-05T15:00:00Z",
            "Australia/Lord_Howe 2025-10-04T15:30:00Z",
            "America/Sao_Paulo 2018-11-04T03:00:00Z",
            "Pacific/Apia 2011-12-30T10:00:00Z",
            "Asia/Ho_Chi_Minh 2025-10-08T00:00:00Z");

    @Provide
    Arbitrary<String> crons() {
        var minutes = Arbitraries.of("0", "30", "*/20", "5,50", "15-45/15");
        var hours = Arbitraries.of("*", "2", "1-3", "*/2", "0,2,23", "*/1");
        var days = Arbitraries.of("*", "*", "30", "L");
        var weekdays = Arbitraries.of("*", "*", "0", "5-7", "sun#1");
        return Combinators.combine(minutes, hours, days, weekdays)
                .as((minute, hour, day, weekday) -> minute + " " + hour + " " + day + " * " + weekday);
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of(AROUND);
    }

    @Property(tries = 300)
    void ticks_are_those_of_the_wall_clock(@ForAll("crons") String text, @ForAll("places") String place) {
        var zone = ZoneId.of(place.split(" ")[0]);
        var from = Instant.parse(place.split(" ")[1]).minus(Duration.ofHours(40));
        var to = from.plus(Duration.ofHours(80));
        var cron = CronExpression.parse(text, zone);
        var expected = expected(cron, zone, from, to);
        var ticks = new TreeSet<Instant>();
        for (var tick = cron.next(from); tick.isPresent() && tick.get().isBefore(to); tick = cron.next(tick.get())) {
            ticks.add(tick.get());
        }
        assertThat(ticks).isEqualTo(expected);
        var back = new TreeSet<Instant>();
        for (var tick = cron.previous(to); tick.isPresent() && tick.get().isAfter(from); ) {
            back.add(tick.get());
            tick = cron.previous(tick.get());
        }
        assertThat(back).isEqualTo(expected);
    }

    private static TreeSet<Instant> expected(CronExpression cron, ZoneId zone, Instant from, Instant to) {
        var expected = new TreeSet<Instant>();
        var end = LocalDateTime.ofInstant(to, zone).plusDays(2);
        for (var time = LocalDateTime.ofInstant(from, zone).minusDays(2);
                time.isBefore(end);
                time = time.plusMinutes(1)) {
            if (!cron.fields().next(time.minusMinutes(1)).orElseThrow().equals(time)) {
                continue;
            }
            var shifted = ZonedDateTime.of(time, zone);
            expected.add(shifted.withLaterOffsetAtOverlap().toInstant());
            if (cron.fields().everyHour()) {
                expected.add(shifted.withEarlierOffsetAtOverlap().toInstant());
            }
        }
        return new TreeSet<>(expected.subSet(from, false, to, false));
    }

    @Property(tries = 100)
    void a_later_plan_begins_with_the_earlier_one(
            @ForAll("crons") String text, @ForAll("places") String place, @ForAll boolean intervals) {
        var zone = ZoneId.of(place.split(" ")[0]);
        var start = Instant.parse(place.split(" ")[1]).minus(Duration.ofHours(40));
        var cron = CronExpression.parse(text, zone);
        var timetable =
                intervals ? new CronDataIntervalTimetable(cron) : new CronTriggerTimetable(cron, Timedelta.ZERO, null);
        var restriction = new TimeRestriction(start, null, true);
        var early = Plan.of(timetable, restriction, start.plus(Duration.ofHours(50)));
        var late = Plan.of(timetable, restriction, start.plus(Duration.ofHours(90)));
        assertThat(late.runs().subList(0, early.runs().size())).isEqualTo(early.runs());
        var more = late.runs().subList(early.runs().size(), late.runs().size());
        assertThat(more.isEmpty() ? late.next() : java.util.Optional.of(more.get(0)))
                .isEqualTo(early.next());
    }
}
