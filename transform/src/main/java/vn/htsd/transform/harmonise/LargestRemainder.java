package vn.htsd.transform.harmonise;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Splits a whole number by weights into whole numbers that add up to it exactly: each part gets its floor, and what is
 * left goes one by one to the largest remainders (ties: the lower key).
 */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * @param total at least 0
     * @param weights at least one greater than 0
     */
    public static <K extends Comparable<K>> SortedMap<K, BigInteger> split(
            BigInteger total, SortedMap<K, BigDecimal> weights) {
        var sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() <= 0 || total.signum() < 0) {
            throw new IllegalArgumentException("Cannot split " + total + " by weights that add up to " + sum);
        }
        var parts = new TreeMap<K, BigInteger>();
        var remainders = new TreeMap<K, BigDecimal>();
        var left = total;
        for (var entry : weights.entrySet()) {
            var exact = new BigDecimal(total).multiply(entry.getValue());
            var floor = exact.divideToIntegralValue(sum)
                    .setScale(0, RoundingMode.DOWN)
                    .toBigInteger();
            parts.put(entry.getKey(), floor);
            remainders.put(entry.getKey(), exact.subtract(new BigDecimal(floor).multiply(sum)));
            left = left.subtract(floor);
        }
        List<K> order = new ArrayList<>(remainders.keySet());
        order.sort(Comparator.comparing((K key) -> remainders.getOrDefault(key, BigDecimal.ZERO))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        for (int place = 0; left.signum() > 0; place++) {
            parts.merge(order.get(place % order.size()), BigInteger.ONE, BigInteger::add);
            left = left.subtract(BigInteger.ONE);
        }
        return parts;
    }

    /**
     * The same for many small splits: ties go to the lower index. A negative total is split as its opposite is.
     *
     * @param weights at least 0, one of them greater, adding up to no more than 10^15
     */
    public static long[] split(long total, long[] weights) {
        long sum = 0;
        for (var weight : weights) {
            sum = Math.addExact(sum, weight);
        }
        if (sum <= 0) {
            throw new IllegalArgumentException("Cannot split " + total + " by weights that add up to " + sum);
        }
        var parts = new long[weights.length];
        var remainders = new long[weights.length];
        long left = Math.abs(total);
        for (int place = 0; place < weights.length; place++) {
            divide(Math.abs(total), weights[place], sum, place, parts, remainders);
            left -= parts[place];
        }
        for (; left > 0; left--) {
            int best = 0;
            for (int place = 1; place < weights.length; place++) {
                best = remainders[place] > remainders[best] ? place : best;
            }
            parts[best]++;
            remainders[best] = -1;
        }
        if (total < 0) {
            for (int place = 0; place < parts.length; place++) {
                parts[place] = -parts[place];
            }
        }
        return parts;
    }

    private static void divide(long total, long weight, long sum, int place, long[] parts, long[] remainders) {
        if (Math.multiplyHigh(total, weight) == 0 && total * weight >= 0) {
            parts[place] = total * weight / sum;
            remainders[place] = total * weight % sum;
            return;
        }
        var exact = BigInteger.valueOf(total)
                .multiply(BigInteger.valueOf(weight))
                .divideAndRemainder(BigInteger.valueOf(sum));
        parts[place] = exact[0].longValueExact();
        remainders[place] = exact[1].longValueExact();
    }
}
