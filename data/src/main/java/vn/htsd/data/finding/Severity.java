package vn.htsd.data.finding;

/** How much a finding matters: an error returns the report, a warning asks for attention, an info explains. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
