package vn.htsd.transform.harmonise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LargestRemainderPropertyTest {
    @Property
    void the_parts_add_up_and_none_is_off_by_one_or_more(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000_000L) long total,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 1000) Integer> weights) {
        var keyed = new TreeMap<String, BigDecimal>();
        for (int place = 0; place < weights.size(); place++) {
            keyed.put("%02d".formatted(place), BigDecimal.valueOf(weights.get(place)));
        }
        var sum = weights.stream().mapToLong(Integer::longValue).sum();
        var parts = LargestRemainder.split(BigInteger.valueOf(total), keyed);
        assertThat(parts.values().stream().reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(BigInteger.valueOf(total));
        parts.forEach((key, part) -> {
            var exact = new BigDecimal(total).multiply(keyed.get(key)).doubleValue() / sum;
            assertThat(Math.abs(part.doubleValue() - exact)).isLessThan(1 + exact * 1e-12);
        });
    }

    @Test
    void a_tie_goes_to_the_lower_code() {
        var halves = new TreeMap<>(java.util.Map.of("11689", BigDecimal.ONE, "11692", BigDecimal.ONE));
        assertThat(LargestRemainder.split(BigInteger.valueOf(7), halves))
                .containsEntry("11689", BigInteger.valueOf(4))
                .containsEntry("11692", BigInteger.valueOf(3));
    }
}
