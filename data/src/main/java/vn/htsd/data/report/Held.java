package vn.htsd.data.report;

/** Whether the Week took place. {@link #NOT_HELD} is a valid nil report: received, and its blanks are zero. */
public enum Held {
    HELD,
    INTEGRATED,
    POSTPONED,
    NOT_HELD;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
