package vn.htsd.scheduler.dag.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static RetryPolicy policy(int delay, double multiplier, @Nullable Duration most) {
        return new RetryPolicy(3, Duration.ofSeconds(delay), multiplier, most);
    }

    @Test
    void a_fixed_pause_stays_as_it_is() {
        var fixed = policy(300, 0, Duration.ofSeconds(10));
        assertThat(fixed.pauseAfter(1, "x")).isEqualTo(Duration.ofMinutes(5));
        assertThat(fixed.pauseAfter(9, "x")).isEqualTo(Duration.ofMinutes(5));
    }

    /** The pauses were computed apart, with Python's hashlib, by Airflow's formula. */
    @ParameterizedTest(name = "attempt {2} of {0} s times {1}")
    @CsvSource({
        "10, 2, 1, 2025-10-01 00:00:00+00:00, 11",
        "10, 2, 2, 2025-10-01 00:00:00+00:00, 35",
        "10, 2, 3, 2025-10-01 00:00:00+00:00, 43",
        "10, 3, 3, None, 125",
        "0, 2, 1, None, 1"
    })
    void a_growing_pause_is_that_of_airflow(int delay, double multiplier, int failed, String date, int seconds) {
        var seed = RetryPolicy.seed("season", "ingest", date);
        assertThat(policy(delay, multiplier, null).pauseAfter(failed, seed)).hasSeconds(seconds);
    }

    @Test
    void the_spread_lies_within_one_base_and_differs_between_tasks() {
        var pauses = IntStream.range(0, 200)
                .mapToObj(i -> policy(60, 2, null)
                        .pauseAfter(3, RetryPolicy.seed("d", "t" + i, "None"))
                        .toSeconds())
                .toList();
        assertThat(pauses).allMatch(pause -> pause >= 240 && pause < 480);
        assertThat(new HashSet<>(pauses)).hasSizeGreaterThan(50);
    }

    @Test
    void it_never_grows_beyond_its_limit_nor_a_day() {
        assertThat(policy(60, 2, Duration.ofSeconds(100)).pauseAfter(5, "x")).hasSeconds(100);
        assertThat(policy(60, 2, null).pauseAfter(60, "x")).isEqualTo(Duration.ofHours(24));
        assertThat(policy(60, 2, null).pauseAfter(5000, "x")).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void after_as_many_failures_as_retries_there_is_one_more_try() {
        assertThat(policy(1, 0, null).triesAgainAfter(3)).isTrue();
        assertThat(policy(1, 0, null).triesAgainAfter(4)).isFalse();
        assertThat(RetryPolicy.never().triesAgainAfter(1)).isFalse();
    }
}
