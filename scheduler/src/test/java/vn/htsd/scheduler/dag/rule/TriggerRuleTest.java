package vn.htsd.scheduler.dag.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.scheduler.dag.rule.TriggerRule.Decision;

class TriggerRuleTest {
    /** s success, k skipped, f failed, u upstream_failed, r removed, . not finished. */
    private static TaskState state(String letter) {
        return switch (letter) {
            case "s" -> TaskState.SUCCESS;
            case "k" -> TaskState.SKIPPED;
            case "f" -> TaskState.FAILED;
            case "u" -> TaskState.UPSTREAM_FAILED;
            case "r" -> TaskState.REMOVED;
            default -> TaskState.RUNNING;
        };
    }

    private static Decision decide(String rule, String above) {
        var states = above == null
                ? List.<TaskState>of()
                : Arrays.stream(above.split("")).map(TriggerRuleTest::state).toList();
        return TriggerRule.of(rule).orElseThrow().decide(UpstreamStates.of(states));
    }

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            all_success | ss  | run             | all succeeded
            all_success | s.  | wait            | one is open
            all_success | .f  | upstream_failed | one failure is enough
            all_success | .u  | upstream_failed | of one above it too
            all_success | .k  | skip            | one skipped is enough
            all_success | kf  | upstream_failed | failure wins when both are seen
            all_failed  | fu  | run             | failed in either way
            all_failed  | f.  | wait            | one is open
            all_failed  | .s  | skip            | one success is enough
            all_failed  | .k  | skip            | one skipped too
            all_done    | sf  | run             | however they ended
            all_done    | ku  | run             | whatever that was
            all_done    | s.  | wait            | waits for all
            all_done_setup_success | sf | run   | without setup tasks the same as all_done
            all_done_setup_success | s. | wait  | waits for all
            all_done_min_one_success | sf | run | one success among all
            all_done_min_one_success | s. | wait | waits for all
            all_done_min_one_success | .k | skip | one skipped is enough
            all_done_min_one_success | fu | upstream_failed | none succeeded
            all_done_min_one_success | sk | skip | skipped is never done
            all_skipped | kk  | run             | all skipped
            all_skipped | k.  | wait            | one is open
            all_skipped | .s  | skip            | one that was not skipped is enough
            all_skipped | .f  | skip            | a failed one too
            always      | ..  | run             | at once
            none_failed | sk  | run             | success or skipped
            none_failed | kk  | run             | never skipped itself
            none_failed | .f  | upstream_failed | one failure is enough
            none_failed | k.  | wait            | waits for all
            none_failed_min_one_success | sk | run | one success among skipped
            none_failed_min_one_success | kk | skip | all skipped
            none_failed_min_one_success | k. | wait | waits for all
            none_failed_min_one_success | .u | upstream_failed | one failure is enough
            none_skipped | sf | run             | ended and not skipped
            none_skipped | .k | skip            | one skipped is enough
            none_skipped | s. | wait            | otherwise it waits for all
            none_skipped | .f | wait            | also after a failure
            one_success | .s  | run             | at the first success
            one_success | kf  | upstream_failed | ended without one
            one_success | kk  | skip            | all skipped
            one_success | .f  | wait            | the open one may succeed
            one_failed  | .f  | run             | at the first failure
            one_failed  | .u  | run             | of one above it too
            one_failed  | sk  | skip            | none failed
            one_failed  | s.  | wait            | the open one may fail
            one_done    | .s  | run             | at the first success
            one_done    | .f  | run             | or failure
            one_done    | .u  | wait            | upstream_failed does not count
            one_done    | .k  | wait            | nor does skipped
            one_done    | uk  | skip            | ended without either
            """)
    void decides_as_early_as_airflow(String rule, String above, String decision, String sentence) {
        assertThat(decide(rule, above).name().toLowerCase(Locale.ROOT))
                .as(sentence)
                .isEqualTo(decision);
    }

    @Test
    void without_anything_above_every_rule_runs() {
        assertThat(TriggerRule.values()).hasSize(13).allSatisfy(rule -> assertThat(decide(rule.code(), null))
                .isEqualTo(Decision.RUN));
    }

    @Test
    void when_all_have_ended_no_rule_waits_unless_a_task_was_removed() {
        for (var rule : TriggerRule.values()) {
            for (var above : List.of("s", "k", "f", "u", "sk", "sf", "ku", "kf", "skfu")) {
                assertThat(decide(rule.code(), above))
                        .as(rule + " after " + above)
                        .isNotEqualTo(Decision.WAIT);
            }
        }
    }

    @Test
    void a_word_that_is_no_rule_is_none() {
        assertThat(TriggerRule.of("dummy")).isEmpty();
        assertThat(TriggerRule.of("ALL_DONE")).isEmpty();
    }
}
