package vn.htsd.transform.consolidate;

import java.util.Comparator;

/**
 * One cell of a breakdown, by places in the code lists, so that cells sort as the lists do.
 *
 * @param group activity group, or funding source
 * @param population population group; 0 where the family has none
 * @param mode mode; 0 where the family has none
 */
record Cell(int group, int population, int mode) implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER = Comparator.comparingInt(Cell::group)
            .thenComparingInt(Cell::population)
            .thenComparingInt(Cell::mode);

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }
}
