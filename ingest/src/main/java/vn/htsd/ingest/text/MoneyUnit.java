package vn.htsd.ingest.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** The unit in which a table states its amounts. */
public enum MoneyUnit {
    DONG(0, "(?:viet nam )?dong|d|vnd"),
    THOUSAND(3, "(?:nghin|ngan|1[., ]?000) ?(?:dong|d|vnd)?"),
    MILLION(6, "(?:trieu|tr|1[., ]?000[., ]?000)[. ]*(?:dong|d|vnd)?"),
    BILLION(9, "(?:ty|ti) ?(?:dong|d|vnd)?");

    private static final Pattern AROUND = Pattern.compile("^[: ]+|[.;) ]+$");

    private final int zeros;
    private final Pattern written;

    MoneyUnit(int zeros, String written) {
        this.zeros = zeros;
        this.written = Pattern.compile(written);
    }

    /** So many zeros stand between this unit and the đồng. */
    public int zeros() {
        return zeros;
    }

    /** The unit that "nghìn đồng", "1.000đ", "tr.đ", "VNĐ" … names. */
    public static Optional<MoneyUnit> parse(String text) {
        var plain = AROUND.matcher(PlainText.of(text)).replaceAll("");
        for (var unit : values()) {
            if (unit.written.matcher(plain).matches()) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }
}
