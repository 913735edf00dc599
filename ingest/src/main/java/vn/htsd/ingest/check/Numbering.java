package vn.htsd.ingest.check;

import java.util.regex.Pattern;
import vn.htsd.ingest.read.Grid;

/**
 * The number that a row carries before its first field: "I", "1", "1.2"; blank without one. Of a row "I" above rows "1", or
 * "1" above "1.1", the figures are those of the rows below it.
 */
record Numbering(String text) {
    private static final Pattern ROMAN = Pattern.compile("(?:X{0,2})(?:IX|IV|V?I{0,3})");
    private static final Pattern BEHIND = Pattern.compile("[.)\\s]+$");
    private static final Pattern ROMAN_AND_MARK = Pattern.compile("^[IVX]+[.)\\-/:]\\s*");
    private static final Pattern ROMAN_BEFORE = Pattern.compile("^([IVX]+)[.)\\-/:]\\s*\\S.*");

    static Numbering of(Grid.Row row, int firstColumn) {
        var first = row.cells().get(0);
        var written = first.value().written();
        if (first.column() < firstColumn) {
            var number = BEHIND.matcher(written).replaceFirst("");
            return new Numbering(number.length() > 8 ? "" : number);
        }
        var roman = ROMAN_BEFORE.matcher(written);
        return new Numbering(roman.matches() ? roman.group(1) : "");
    }

    /** "I. Tuyên truyền" without its number. */
    static String without(String written) {
        return ROMAN_BEFORE.matcher(written).matches()
                ? ROMAN_AND_MARK.matcher(written).replaceFirst("")
                : written;
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    boolean isRoman() {
        return !text.isEmpty() && ROMAN.matcher(text).matches();
    }

    /** Whether a row with this number holds the rows numbered as {@code other}. */
    boolean holds(Numbering other) {
        if (isRoman()) {
            return !other.isRoman();
        }
        return !text.isEmpty() && other.text().startsWith(text + ".");
    }
}
