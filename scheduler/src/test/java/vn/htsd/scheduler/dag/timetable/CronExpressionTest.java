package vn.htsd.scheduler.dag.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
    private static CronExpression cron(String text, String zone) {
        return CronExpression.parse(text, ZoneId.of(zone));
    }

    private static Instant at(String moment) {
        return ZonedDateTime.parse(moment).toInstant();
    }

    @ParameterizedTest(name = "{0} in {1} after {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            */15 * * * *     | Asia/Ho_Chi_Minh | 2025-10-08T10:15:00+07:00 | 2025-10-08T10:30:00+07:00
            0 7 * * 1-5      | Asia/Ho_Chi_Minh | 2025-10-10T08:00:00+07:00 | 2025-10-13T07:00:00+07:00
            0 7 * * MON-FRI  | Asia/Ho_Chi_Minh | 2025-10-10T08:00:00+07:00 | 2025-10-13T07:00:00+07:00
            @daily           | Asia/Ho_Chi_Minh | 2025-10-08T10:00:00+07:00 | 2025-10-09T00:00:00+07:00
            @weekly          | UTC              | 2025-10-08T10:00:00Z      | 2025-10-12T00:00:00Z
            @quarterly       | UTC              | 2025-02-08T10:00:00Z      | 2025-04-01T00:00:00Z
            @yearly          | UTC              | 2025-02-08T10:00:00Z      | 2026-01-01T00:00:00Z
            0 0 * * 7        | UTC              | 2025-10-08T10:00:00Z      | 2025-10-12T00:00:00Z
            0 0 * * SUN      | UTC              | 2025-10-08T10:00:00Z      | 2025-10-12T00:00:00Z
            0 0 * * 5-7      | UTC              | 2025-10-11T10:00:00Z      | 2025-10-12T00:00:00Z
            0 0 * * FRI-MON  | UTC              | 2025-10-12T10:00:00Z      | 2025-10-13T00:00:00Z
            0 22-2 * * *     | UTC              | 2025-10-12T23:30:00Z      | 2025-10-13T00:00:00Z
            10/20 4 * * *    | UTC              | 2025-10-12T04:10:00Z      | 2025-10-12T04:30:00Z
            0 0 1-31 * 1     | UTC              | 2025-10-07T00:00:00Z      | 2025-10-08T00:00:00Z
            0 0 */1 * 1      | UTC              | 2025-10-07T00:00:00Z      | 2025-10-08T00:00:00Z
            0 0 5 * 0-6      | UTC              | 2025-10-07T00:00:00Z      | 2025-10-08T00:00:00Z
            0 0 * * 1        | UTC              | 2025-10-07T00:00:00Z      | 2025-10-13T00:00:00Z
            0 0 1-31 * */3   | UTC              | 2025-10-08T00:00:00Z      | 2025-10-11T00:00:00Z
            0 0 ? * 1        | UTC              | 2025-10-07T00:00:00Z      | 2025-10-13T00:00:00Z
            0 0 15 * ?       | UTC              | 2025-10-07T00:00:00Z      | 2025-10-15T00:00:00Z
            0 0 1 JAN,JUL *  | UTC              | 2025-02-12T04:10:00Z      | 2025-07-01T00:00:00Z
            0 0 13 * 5       | UTC              | 2025-10-08T10:00:00Z      | 2025-10-10T00:00:00Z
            0 0 13 * 5       | UTC              | 2025-10-11T10:00:00Z      | 2025-10-13T00:00:00Z
            0 0 13 * */1     | UTC              | 2025-10-08T10:00:00Z      | 2025-10-09T00:00:00Z
            0 0 13 * 0-6     | UTC              | 2025-10-08T10:00:00Z      | 2025-10-09T00:00:00Z
            0 0 1-31 * 5     | UTC              | 2025-10-08T10:00:00Z      | 2025-10-09T00:00:00Z
            0 0 L * *        | UTC              | 2025-02-08T10:00:00Z      | 2025-02-28T00:00:00Z
            0 0 L * *        | UTC              | 2028-02-28T10:00:00Z      | 2028-02-29T00:00:00Z
            0 0 15,L * *     | UTC              | 2025-02-16T10:00:00Z      | 2025-02-28T00:00:00Z
            0 0 L * 5        | UTC              | 2025-10-25T10:00:00Z      | 2025-10-31T00:00:00Z
            0 0 * * 1#2      | UTC              | 2025-10-08T10:00:00Z      | 2025-10-13T00:00:00Z
            0 0 * * mon#5    | UTC              | 2025-10-08T10:00:00Z      | 2025-12-29T00:00:00Z
            0 0 * * L5       | UTC              | 2025-10-08T10:00:00Z      | 2025-10-31T00:00:00Z
            0 0 29 2 *       | UTC              | 2025-10-08T10:00:00Z      | 2028-02-29T00:00:00Z
            0 0 31 * *       | UTC              | 2025-10-31T10:00:00Z      | 2025-12-31T00:00:00Z
            """)
    void the_next_tick_is_what_the_fields_name(String text, String zone, String moment, String next) {
        assertThat(cron(text, zone).next(at(moment))).contains(at(next));
    }

    @ParameterizedTest(name = "{3}: {0} in {1} after {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            30 2 * * *   | Europe/Berlin       | 2025-03-30T00:00:00+01:00 | 2025-03-30T03:30:00+02:00 | a time in the gap moves by the gap
            30 2,3 * * * | Europe/Berlin       | 2025-03-30T03:30:00+02:00 | 2025-03-31T02:30:00+02:00 | two times at one instant are one tick
            20,35 2 * * *| Australia/Lord_Howe | 2025-10-05T01:00:00+10:30 | 2025-10-05T02:35:00+11:00 | a gap of half an hour keeps the order
            20,35 2 * * *| Australia/Lord_Howe | 2025-10-05T02:35:00+11:00 | 2025-10-05T02:50:00+11:00 | and loses nothing
            30 2 * * *   | Europe/Berlin       | 2025-10-26T00:00:00+02:00 | 2025-10-26T02:30:00+01:00 | a repeated time means its second occurrence
            30 2 * * *   | Europe/Berlin       | 2025-10-26T02:45:00+02:00 | 2025-10-26T02:30:00+01:00 | also from within the first one
            30 2 * * *   | Europe/Berlin       | 2025-10-26T02:30:00+01:00 | 2025-10-27T02:30:00+01:00 | and only once
            0 */2 * * *  | Europe/Berlin       | 2025-10-26T00:00:00+02:00 | 2025-10-26T02:00:00+01:00 | every two hours is not every hour
            30 * * * *   | Europe/Berlin       | 2025-10-26T02:00:00+02:00 | 2025-10-26T02:30:00+02:00 | an hour field of * runs in both
            30 * * * *   | Europe/Berlin       | 2025-10-26T02:30:00+02:00 | 2025-10-26T02:30:00+01:00 | the second time
            30 */1 * * * | Europe/Berlin       | 2025-10-26T02:30:00+02:00 | 2025-10-26T02:30:00+01:00 | */1 is every hour too
            30 0-23 * * *| Europe/Berlin       | 2025-10-26T02:30:00+02:00 | 2025-10-26T02:30:00+01:00 | and so are all of them
            30 * * * *   | Europe/Berlin       | 2025-03-30T01:30:00+01:00 | 2025-03-30T03:30:00+02:00 | hourly over the gap
            0 0 * * *    | America/Sao_Paulo   | 2018-11-03T12:00:00-03:00 | 2018-11-04T01:00:00-02:00 | a midnight that does not exist
            0 12 30 12 * | Pacific/Apia        | 2011-12-29T12:00:00-10:00 | 2011-12-31T12:00:00+14:00 | a day that does not exist
            """)
    void clocks_that_move(String text, String zone, String moment, String next, String why) {
        assertThat(cron(text, zone).next(at(moment))).as(why).contains(at(next));
        assertThat(cron(text, zone).previous(at(next)).orElseThrow())
                .as("nothing between")
                .isBeforeOrEqualTo(at(moment));
    }

    @ParameterizedTest(name = "{0} in {1} before {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            */15 * * * * | Asia/Ho_Chi_Minh | 2025-10-08T10:15:00+07:00 | 2025-10-08T10:00:00+07:00
            */15 * * * * | Asia/Ho_Chi_Minh | 2025-10-08T10:15:01+07:00 | 2025-10-08T10:15:00+07:00
            0 7 * * 1-5  | Asia/Ho_Chi_Minh | 2025-10-13T07:00:00+07:00 | 2025-10-10T07:00:00+07:00
            0 0 29 2 *   | UTC              | 2025-10-08T10:00:00Z      | 2024-02-29T00:00:00Z
            0 0 L * *    | UTC              | 2025-03-08T10:00:00Z      | 2025-02-28T00:00:00Z
            59 23 31 12 *| UTC              | 2025-03-08T10:00:00Z      | 2024-12-31T23:59:00Z
            30 2 * * *   | Europe/Berlin    | 2025-10-26T02:45:00+02:00 | 2025-10-25T02:30:00+02:00
            """)
    void the_previous_tick(String text, String zone, String moment, String previous) {
        assertThat(cron(text, zone).previous(at(moment))).contains(at(previous));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "61 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * * 8",
                "* * * * fry",
                "0 7 * *",
                "0 0 7 * * *",
                "*/0 * * * *",
                "1-2-3 * * * *",
                "1/2/3 * * * *",
                "-1 * * * *",
                "1, * * * *",
                "* * * * 1#6",
                "* * * * 1#2,3",
                "@often",
                ""
            })
    void what_is_no_cron_is_refused(String text) {
        assertThatThrownBy(() -> cron(text, "UTC")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_day_that_never_comes_never_ticks() {
        var never = cron("0 0 30 2 *", "UTC");
        assertThat(never.everTicks()).isFalse();
        assertThat(never.next(Instant.EPOCH)).isEmpty();
        assertThat(never.previous(Instant.EPOCH)).isEmpty();
        assertThat(cron("0 0 29 2 1", "UTC").everTicks()).isTrue();
    }
}
