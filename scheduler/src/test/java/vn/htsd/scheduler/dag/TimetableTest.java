package vn.htsd.scheduler.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
    private static Timetable cron(String text, String zone, @Nullable Instant start, @Nullable Instant end) {
        return new Timetable.Cron(text, CronExpression.parse(text), ZoneId.of(zone), start, end);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            */15 * * * *     | Asia/Ho_Chi_Minh | 2025-10-08T10:15:00+07:00 | 2025-10-08T10:30:00+07:00
            0 7 * * 1-5      | Asia/Ho_Chi_Minh | 2025-10-10T08:00:00+07:00 | 2025-10-13T07:00:00+07:00
            @daily           | Asia/Ho_Chi_Minh | 2025-10-08T10:00:00+07:00 | 2025-10-09T00:00:00+07:00
            @weekly          | UTC              | 2025-10-08T10:00:00Z      | 2025-10-12T00:00:00Z
            0 0 * * 7        | UTC              | 2025-10-08T10:00:00Z      | 2025-10-12T00:00:00Z
            0 0 * * SUN      | UTC              | 2025-10-08T10:00:00Z      | 2025-10-12T00:00:00Z
            0 0 13 * 5       | UTC              | 2025-10-08T10:00:00Z      | 2025-10-10T00:00:00Z
            0 0 13 * 5       | UTC              | 2025-10-11T10:00:00Z      | 2025-10-13T00:00:00Z
            0 0 L * *        | UTC              | 2025-02-08T10:00:00Z      | 2025-02-28T00:00:00Z
            0 0 * * 1#2      | UTC              | 2025-10-08T10:00:00Z      | 2025-10-13T00:00:00Z
            0 0 29 2 *       | UTC              | 2025-10-08T10:00:00Z      | 2028-02-29T00:00:00Z
            30 2 * * *       | Europe/Berlin    | 2025-03-30T00:00:00+01:00 | 2025-03-30T03:30:00+02:00
            30 2 * * *       | Europe/Berlin    | 2025-10-26T00:00:00+02:00 | 2025-10-26T02:30:00+01:00
            30 * * * *       | Europe/Berlin    | 2025-10-26T02:00:00+02:00 | 2025-10-26T02:30:00+02:00
            30 * * * *       | Europe/Berlin    | 2025-10-26T02:30:00+02:00 | 2025-10-26T02:30:00+01:00
            30 * * * *       | Europe/Berlin    | 2025-10-26T02:30:00+01:00 | 2025-10-26T03:30:00+01:00
            """)
    void the_next_tick_is_wall_clock_time_in_the_zone(String text, String zone, String moment, String next) {
        assertThat(cron(text, zone, null, null).next(ZonedDateTime.parse(moment).toInstant()))
                .contains(ZonedDateTime.parse(next).toInstant());
    }

    @Test
    void the_first_tick_may_be_the_start_and_the_last_the_end() {
        var start = Instant.parse("2025-10-01T00:00:00Z");
        var end = Instant.parse("2025-10-02T00:00:00Z");
        var timetable = cron("@daily", "UTC", start, end);
        assertThat(timetable.next(Instant.parse("2025-01-01T00:00:00Z"))).contains(start);
        assertThat(timetable.next(start)).contains(end);
        assertThat(timetable.next(end)).isEmpty();
    }

    @Test
    void once_is_once_and_never_is_never() {
        var start = Instant.parse("2025-10-01T00:00:00Z");
        assertThat(new Timetable.Once(start).next(start.minusSeconds(1))).contains(start);
        assertThat(new Timetable.Once(start).next(start)).isEmpty();
        assertThat(new Timetable.Never().next(start)).isEmpty();
    }
}
