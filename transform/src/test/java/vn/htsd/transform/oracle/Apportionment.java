package vn.htsd.transform.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** A difference broken down: dimension after dimension, within each code by the next, by largest remainder. */
final class Apportionment {
    private Apportionment() {}

    /** What a declaration holds beyond its details, where it holds more. */
    static Cells residual(Family family, long amount, Cells declared, Cells detail) {
        return spread(
                family.dimensions(), amount, prefix -> Math.max(0, declared.total(prefix) - detail.total(prefix)));
    }

    /** What is taken off the details, in proportion to them; given as cells below zero. */
    static Cells adjustment(Family family, long amount, Cells detail) {
        var taken = new Cells();
        spread(family.dimensions(), amount, detail::total).values().forEach((cell, value) -> taken.add(cell, -value));
        return taken;
    }

    private static Cells spread(List<List<String>> dimensions, long amount, ToLongFunction<List<String>> weight) {
        Map<List<String>, Long> parts = Map.of(List.of(), amount);
        for (var codes : dimensions) {
            var finer = new LinkedHashMap<List<String>, Long>();
            parts.forEach((prefix, part) -> finer.putAll(split(part, prefix, codes, weight)));
            parts = finer;
        }
        var cells = new Cells();
        parts.forEach(cells::add);
        return cells;
    }

    private static Map<List<String>, Long> split(
            long amount, List<String> prefix, List<String> codes, ToLongFunction<List<String>> weight) {
        var weights = new LinkedHashMap<List<String>, BigInteger>();
        for (var code : codes) {
            var cell = new ArrayList<>(prefix);
            cell.add(code);
            weights.put(cell, BigInteger.valueOf(weight.applyAsLong(cell)));
        }
        return largestRemainder(amount, weights);
    }

    /** Parts of zero are left out. */
    static <K> Map<K, Long> largestRemainder(long amount, LinkedHashMap<K, BigInteger> weights) {
        var sum = weights.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() <= 0) {
            throw new IllegalArgumentException(amount + " cannot be split by " + weights);
        }
        var parts = new LinkedHashMap<K, Long>();
        var remainders = new HashMap<K, BigInteger>();
        long left = amount;
        for (var entry : weights.entrySet()) {
            var exact = BigInteger.valueOf(amount).multiply(entry.getValue()).divideAndRemainder(sum);
            parts.put(entry.getKey(), exact[0].longValueExact());
            remainders.put(entry.getKey(), exact[1]);
            left -= exact[0].longValueExact();
        }
        // The sort is stable: of equal remainders the first code of the list stays first.
        var order = new ArrayList<>(parts.keySet());
        order.sort(Comparator.comparing(remainders::get, Comparator.reverseOrder()));
        order.stream().limit(left).forEach(key -> parts.merge(key, 1L, Long::sum));
        parts.values().removeIf(part -> part == 0);
        return parts;
    }
}
