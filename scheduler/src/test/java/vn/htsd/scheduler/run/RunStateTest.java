package vn.htsd.scheduler.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.rule.TaskState;

class RunStateTest {
    /** a above b and c. */
    private static final Dag FORK = Dags.of(
            "a: {EMPTY}", "b: {EMPTY, dependencies: [a]}", "c: {EMPTY, dependencies: [a], trigger_rule: one_failed}");

    private static Map<String, TaskState> states(String text) {
        return Arrays.stream(text.split(" "))
                .map(pair -> pair.split("="))
                .collect(
                        Collectors.toMap(pair -> pair[0], pair -> TaskState.valueOf(pair[1].toUpperCase(Locale.ROOT))));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            a=success b=success c=skipped            | success | every leaf is success or skipped
            a=failed b=upstream_failed c=success     | failed  | one leaf has failed
            a=failed b=skipped c=success             | success | a failure that no leaf has inherited does not count
            a=success b=failed c=skipped             | failed  | a leaf has failed
            a=success b=running c=skipped            | running | a leaf is open
            a=failed b=upstream_failed c=up_for_retry | running | as long as one is open
            a=success b=success c=removed            | success | what was removed does not count
            a=running                                | running | nothing is decided yet
            """)
    void the_leaves_decide(String states, String state, String sentence) {
        assertThat(RunState.of(FORK, states(states)).code()).as(sentence).isEqualTo(state);
    }

    @Test
    void a_run_in_which_everything_is_blocked_has_failed_unless_it_waits_for_others() {
        var blocked = states("a=removed");
        var plain = Dags.of("a: {EMPTY}", "b: {EMPTY, dependencies: [a]}");
        assertThat(RunState.of(plain, blocked)).isEqualTo(DagRunState.FAILED);
        for (var key : List.of("depends_on_past: true", "max_active_tis_per_dag: 1", "max_active_tis_per_dagrun: 1")) {
            var patient = Dags.of("a: {EMPTY}", "b: {EMPTY, dependencies: [a], " + key + "}");
            assertThat(RunState.of(patient, blocked)).as(key).isEqualTo(DagRunState.RUNNING);
        }
        assertThat(RunState.of(plain, states("a=removed b=deferred"))).isEqualTo(DagRunState.RUNNING);
    }

    @Test
    void a_run_times_out_after_its_timeout() {
        var start = Instant.parse("2025-10-01T00:00:00Z");
        assertThat(RunState.isTimedOut(null, start, start.plusSeconds(99999))).isFalse();
        assertThat(RunState.isTimedOut(Duration.ofMinutes(1), start, start.plusSeconds(60)))
                .isFalse();
        assertThat(RunState.isTimedOut(Duration.ofMinutes(1), start, start.plusSeconds(61)))
                .isTrue();
    }
}
