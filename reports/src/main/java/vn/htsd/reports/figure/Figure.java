package vn.htsd.reports.figure;

/** A number that a report prints, together with where it comes from: it never travels without its origin. */
public sealed interface Figure permits Quantity, Share, Stated {
    /** Short, stable, the same in every language: {@code participants.communication}. Unique in a section of a report. */
    String name();
}
