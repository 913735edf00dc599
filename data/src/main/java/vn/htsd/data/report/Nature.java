package vn.htsd.data.report;

/** Whether a report is the first of its reporter or replaces an earlier one. A supplement is never accepted. */
public enum Nature {
    FIRST,
    REPLACEMENT;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
