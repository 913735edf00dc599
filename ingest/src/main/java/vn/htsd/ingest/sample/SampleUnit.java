package vn.htsd.ingest.sample;

import vn.htsd.data.locality.Locality;

/**
 * One unit, the same over the years.
 *
 * @param code its identity, made from the commune in which it was founded
 * @param founded the commune in which it lay in the first campaign
 * @param ordinal 1 for the first of its kind there
 */
record SampleUnit(String code, UnitKind kind, Locality founded, int ordinal) {
    static SampleUnit of(UnitKind kind, Locality founded, int ordinal) {
        return new SampleUnit(founded.code() + "-" + kind.abbreviation() + ordinal, kind, founded, ordinal);
    }

    /** Its name while it lies in {@code now}. */
    String name(Locality now) {
        return kind.name(founded, now, ordinal);
    }
}
