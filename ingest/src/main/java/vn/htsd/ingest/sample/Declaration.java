package vn.htsd.ingest.sample;

import vn.htsd.data.report.DuplicatesRemoved;
import vn.htsd.ingest.sample.Fate.Slant;

/**
 * What a consolidated report declares.
 *
 * @param duplicates what it says it has left out
 */
record Declaration(Figures figures, DuplicatesRemoved duplicates) {
    private static final double OVERSTATED = 1.35;
    private static final double DOUBLE_COUNTED = .01;

    /**
     * @param sum what those below reported
     * @param own what the office did itself, and what reached it on no form
     */
    static Declaration of(Figures sum, Figures own, Slant slant) {
        return switch (slant) {
            case EXACT, STALE -> new Declaration(sum.copy(), DuplicatesRemoved.NOT_REPORTED);
            case WITH_OWN -> new Declaration(sum.copy().plus(own), DuplicatesRemoved.NOT_REPORTED);
            case OVER -> new Declaration(sum.times(OVERSTATED), DuplicatesRemoved.NOT_REPORTED);
            case WITHOUT_DUPLICATES -> withoutDuplicates(sum.copy());
        };
    }

    /** The same, less people whom two reporters counted. */
    static Declaration withoutDuplicates(Figures figures) {
        long taken = figures.takeOut(Math.round(figures.participants() * DOUBLE_COUNTED));
        return new Declaration(figures, new DuplicatesRemoved(taken, 0L, null));
    }
}
