package vn.htsd.transform.consolidate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import vn.htsd.transform.harmonise.LargestRemainder;

/**
 * Spreads a difference over the cells of a family: first over groups, then within each group over population groups, then
 * over modes, each time by largest remainder, ties in the order of the code lists.
 */
final class Breakdown {
    private static final List<ToIntFunction<Cell>> AXES = List.of(Cell::group, Cell::population, Cell::mode);

    private Breakdown() {}

    /** What {@code declared} holds beyond {@code detail}: by how much each member exceeds what is known of it. */
    static SortedMap<Cell, Long> excess(long difference, Figures declared, Figures detail) {
        var gaps = new TreeMap<Cell, Long>();
        declared.cells().forEach((cell, value) -> gaps.merge(cell, value, Long::sum));
        detail.cells().forEach((cell, value) -> gaps.merge(cell, -value, Long::sum));
        return spread(difference, gaps, 0);
    }

    /** In proportion to {@code detail}. */
    static SortedMap<Cell, Long> share(long difference, Figures detail) {
        return spread(difference, detail.cells(), 0);
    }

    /** @param weights those of a member are added up, and count where the sum is above 0 */
    private static SortedMap<Cell, Long> spread(long amount, SortedMap<Cell, Long> weights, int axis) {
        var members = new TreeMap<Integer, SortedMap<Cell, Long>>();
        weights.forEach(
                (cell, weight) -> members.computeIfAbsent(AXES.get(axis).applyAsInt(cell), unused -> new TreeMap<>())
                        .put(cell, weight));
        var sums = new TreeMap<Integer, BigDecimal>();
        members.forEach((member, cells) -> {
            long sum = cells.values().stream().mapToLong(Long::longValue).sum();
            if (sum > 0) {
                sums.put(member, BigDecimal.valueOf(sum));
            }
        });
        var spread = new TreeMap<Cell, Long>();
        LargestRemainder.split(BigInteger.valueOf(amount), sums).forEach((member, part) -> {
            if (part.signum() == 0) {
                return;
            }
            var cells = members.getOrDefault(member, new TreeMap<>());
            if (axis == AXES.size() - 1) {
                spread.put(cells.firstKey(), part.longValueExact());
            } else {
                spread.putAll(spread(part.longValueExact(), cells, axis + 1));
            }
        });
        return spread;
    }
}
