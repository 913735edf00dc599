package vn.htsd.scheduler.dag.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeltaTest {
    @ParameterizedTest
    @CsvSource({
        "P1M, 2025-01-31T10:00:00Z, 2025-02-28T10:00:00Z",
        "P1M, 2024-01-31T10:00:00Z, 2024-02-29T10:00:00Z",
        "P1Y, 2024-02-29T10:00:00Z, 2025-02-28T10:00:00Z",
        "P-1M, 2025-03-31T10:00:00Z, 2025-02-28T10:00:00Z",
        "P1M3D, 2025-01-31T10:00:00Z, 2025-03-03T10:00:00Z"
    })
    void a_step_by_the_calendar_stays_within_the_month(Period period, Instant from, Instant to) {
        assertThat(new Relativedelta(period, Duration.ZERO, Map.of()).after(from))
                .isEqualTo(to);
    }

    @Test
    void a_field_may_be_set_instead_of_stepped() {
        var firstOfNext = new Relativedelta(Period.ofMonths(1), Duration.ZERO, Map.of("day", 1, "hour", 6));
        assertThat(firstOfNext.after(Instant.parse("2025-01-31T10:20:00Z")))
                .isEqualTo(Instant.parse("2025-02-01T06:20:00Z"));
        assertThatThrownBy(() -> new Relativedelta(Period.ZERO, Duration.ZERO, Map.of("day", 32)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_length_is_printed_as_python_prints_it() {
        assertThat(new Timedelta(Duration.ofMinutes(90)).text()).isEqualTo("1:30:00");
        assertThat(new Timedelta(Duration.ofDays(1)).text()).isEqualTo("1 day, 0:00:00");
        assertThat(new Timedelta(Duration.ofHours(50)).text()).isEqualTo("2 days, 2:00:00");
        assertThat(new Timedelta(Duration.ofMillis(1500)).text()).isEqualTo("0:00:01.500000");
        assertThat(new Timedelta(Duration.ofHours(-1)).text()).isEqualTo("-1 day, 23:00:00");
    }
}
