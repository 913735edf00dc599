package vn.htsd.transform.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures by cell; a cell is one code of each dimension of its family. A cell of zero was reported as zero. */
final class Cells {
    private final Map<List<String>, Long> values = new LinkedHashMap<>();

    static Cells of(List<String> cell, long value) {
        return new Cells().add(cell, value);
    }

    /** Changes these cells; only whoever made them does. */
    Cells add(List<String> cell, long value) {
        values.merge(List.copyOf(cell), value, Long::sum);
        return this;
    }

    Cells addAll(Cells others) {
        others.values.forEach(this::add);
        return this;
    }

    /** The total of all cells that start with these codes. */
    long total(List<String> prefix) {
        long total = 0;
        for (var entry : values.entrySet()) {
            if (entry.getKey().subList(0, prefix.size()).equals(prefix)) {
                total += entry.getValue();
            }
        }
        return total;
    }

    long total() {
        return total(List.of());
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    Map<List<String>, Long> values() {
        return values;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
