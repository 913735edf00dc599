package vn.htsd.ingest.read;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What one filled cell holds, as the file stores it. Closed. */
public sealed interface CellValue {
    /** Behind a point, or at the end. */
    int MOST_ZEROS = 400;

    /** Text, never blank, in NFC. */
    record Text(String text) implements CellValue {}

    /**
     * A number.
     *
     * @param moment what it means as a date in the workbook's date system; null where out of range, and where
     *     a number that is not shown as a date lies outside the years 2000 to 2099
     * @param shownAsDate the cell's format shows it as a date
     * @param shownAsPercent the cell's format shows a hundred times the number and a percent sign
     */
    record Number(BigDecimal value, @Nullable LocalDateTime moment, boolean shownAsDate, boolean shownAsPercent)
            implements CellValue {
        /** A number that is no percentage. */
        public Number(BigDecimal value, @Nullable LocalDateTime moment, boolean shownAsDate) {
            this(value, moment, shownAsDate, false);
        }

        /** Whether it is shown as the number that it is. */
        public boolean isPlain() {
            return !shownAsDate && !shownAsPercent;
        }
    }

    record Flag(boolean value) implements CellValue {}

    /** An error value ({@code #REF!}) or a formula without a cached value. */
    record Broken(String what) implements CellValue {}

    /** The cell as an officer sees it, for a sentence about it. */
    default String written() {
        if (this instanceof Text text) {
            return text.text();
        }
        if (this instanceof Number number && number.shownAsPercent()) {
            return plain(number.value().scaleByPowerOfTen(2)) + "%";
        }
        if (this instanceof Number number) {
            var moment = number.moment();
            return number.shownAsDate() && moment != null
                    ? String.format(
                            java.util.Locale.ROOT,
                            "%02d/%02d/%d",
                            moment.getDayOfMonth(),
                            moment.getMonthValue(),
                            moment.getYear())
                    : plain(number.value());
        }
        if (this instanceof Flag flag) {
            return flag.value() ? "TRUE" : "FALSE";
        }
        return ((Broken) this).what();
    }

    /** No program of offices knows more than 308 digits; a file can say 1E999999999, which is not to be written out. */
    private static String plain(BigDecimal value) {
        var shortest = value.stripTrailingZeros();
        return Math.abs((long) shortest.scale()) > MOST_ZEROS ? shortest.toString() : shortest.toPlainString();
    }
}
