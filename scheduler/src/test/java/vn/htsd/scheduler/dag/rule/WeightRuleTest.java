package vn.htsd.scheduler.dag.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightRuleTest {
    /** a above b and c, both above d. */
    private static final Map<String, List<String>> DIAMOND =
            Map.of("a", List.of(), "b", List.of("a"), "c", List.of("a"), "d", List.of("b", "c"));

    private static final Map<String, Integer> WEIGHTS = Map.of("a", 1, "b", 10, "c", 100, "d", 1000);

    @ParameterizedTest
    @CsvSource({
        "downstream, a, 1111", "downstream, b, 1010", "downstream, d, 1000",
        "upstream, a, 1", "upstream, c, 101", "upstream, d, 1111",
        "absolute, a, 1", "absolute, d, 1000"
    })
    void the_weights_of_those_below_or_above_count_once(String rule, String task, long total) {
        assertThat(WeightRule.of(rule).orElseThrow().total(task, WEIGHTS, DIAMOND))
                .isEqualTo(total);
    }
}
