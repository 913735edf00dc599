package vn.htsd.transform.harmonise;

import org.jspecify.annotations.Nullable;

/**
 * What a place holds in one year: the sum of what is wholly its own and of its parts of divided figures. Grows while figures
 * are brought together; nothing else changes it.
 */
final class Cell {
    private boolean any;
    private long whole;
    private long estimated;
    private long least;
    private long most;

    void addWhole(long value) {
        any = true;
        whole = Math.addExact(whole, value);
    }

    /**
     * A part of a figure that was divided.
     *
     * @param least the smallest that the part could be: 0, or the negative cells of the whole figure
     * @param most the greatest: its positive cells
     */
    void addPart(long part, long least, long most) {
        any = true;
        estimated = Math.addExact(estimated, part);
        this.least = Math.addExact(this.least, least);
        this.most = Math.addExact(this.most, most);
    }

    /** Null where nothing was reported. */
    @Nullable
    Long value() {
        return any ? (Long) (whole + estimated) : null;
    }

    @Nullable
    Long low() {
        return any ? (Long) (whole + least) : null;
    }

    @Nullable
    Long high() {
        return any ? (Long) (whole + most) : null;
    }

    boolean isEstimate() {
        return least != 0 || most != 0;
    }

    /** From 0 to 1. A place that got nothing but a rounded-off part has an estimate of 0. */
    double estimatedShare() {
        long value = whole + estimated;
        if (value == 0) {
            return isEstimate() ? 1 : 0;
        }
        return Math.max(0, Math.min(1, (double) estimated / value));
    }
}
