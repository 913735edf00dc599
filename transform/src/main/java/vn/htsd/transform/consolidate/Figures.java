package vn.htsd.transform.consolidate;

import java.util.SortedMap;
import java.util.TreeMap;

/** Figures of one family by cell. Grows while what lies below a node is added up; nothing else changes it. */
final class Figures {
    private final SortedMap<Cell, Long> cells = new TreeMap<>();

    void add(Cell cell, long value) {
        cells.merge(cell, value, Long::sum);
    }

    void addAll(Figures other) {
        other.cells.forEach(this::add);
    }

    void addAll(SortedMap<Cell, Long> rows) {
        rows.forEach(this::add);
    }

    SortedMap<Cell, Long> cells() {
        return cells;
    }

    long at(Cell cell) {
        return cells.getOrDefault(cell, 0L);
    }

    long total() {
        return cells.values().stream().mapToLong(Long::longValue).sum();
    }
}
