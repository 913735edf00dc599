package vn.htsd.data.report;

/** Level of a reporter in the reporting line. Districts exist until 30 June 2025. */
public enum Level {
    UNIT,
    COMMUNE,
    DISTRICT,
    PROVINCE,
    MINISTRY;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
