package vn.htsd.data.report;

/** What a report counts: the reporter's own activities, or all below it with its own included. */
public enum Kind {
    DIRECT,
    CONSOLIDATED;

    /** The code in files and tables. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
