package vn.htsd.scheduler.cli;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value of an answer as text: the same in every kind of file that holds text. */
final class Cell {
    private Cell() {}

    /** Numbers without exponent, dates and moments in ISO; blank for null. */
    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
