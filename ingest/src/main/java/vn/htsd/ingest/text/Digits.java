package vn.htsd.ingest.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One number written in digits, without words around it.
 *
 * @param value the likeliest reading
 * @param shape how sure that reading is
 */
record Digits(BigDecimal value, Shape shape) {
    /** Matches anything that may be one number; {@link #parse} decides whether it is. */
    static final String TOKEN = "\\d[\\d.,]*(?: \\d{3}(?!\\d))*(?:,\\d+)?";

    private static final int MOST_DIGITS = 15;
    private static final Pattern GROUPED = Pattern.compile("[1-9]\\d{0,2}(?:(?:\\.\\d{3})+|(?: \\d{3})+)(?:,\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("\\d+");
    private static final Pattern COMMA_GROUPED = Pattern.compile("[1-9]\\d{0,2}(?:,\\d{3})+");
    private static final Pattern COMMA_DECIMAL = Pattern.compile("\\d+,\\d+");
    private static final Pattern DOT_DECIMAL = Pattern.compile("\\d+\\.\\d+");

    /** How a number is written. */
    enum Shape {
        /** {@code 1250}, {@code 1.250}, {@code 1 250}, {@code 1,5}: one reading only. */
        CLEAR,
        /** {@code 1,250}: thousands in the English manner, or a fraction. */
        COMMA_GROUPED,
        /** {@code 350.5}: a dot that groups nothing. */
        DOT_DECIMAL
    }

    static Optional<Digits> parse(String written) {
        var text = written.strip();
        if (text.chars().filter(Character::isDigit).count() > MOST_DIGITS) {
            return Optional.empty();
        }
        if (PLAIN.matcher(text).matches()) {
            return clear(text);
        }
        if (GROUPED.matcher(text).matches()) {
            return clear(text.replace(".", "").replace(" ", "").replace(',', '.'));
        }
        if (COMMA_GROUPED.matcher(text).matches()) {
            return Optional.of(new Digits(new BigDecimal(text.replace(",", "")), Shape.COMMA_GROUPED));
        }
        if (COMMA_DECIMAL.matcher(text).matches()) {
            return clear(text.replace(',', '.'));
        }
        if (DOT_DECIMAL.matcher(text).matches()) {
            return Optional.of(new Digits(new BigDecimal(text), Shape.DOT_DECIMAL));
        }
        return Optional.empty();
    }

    private static Optional<Digits> clear(String text) {
        return Optional.of(new Digits(new BigDecimal(text), Shape.CLEAR));
    }

    /** All that the number may mean, the likeliest first. */
    List<BigDecimal> readings() {
        if (shape != Shape.COMMA_GROUPED) {
            return List.of(value);
        }
        var thousandth = value.movePointLeft(3).stripTrailingZeros();
        // "1,250,000" has two commas, and so no fraction.
        return value.precision() - value.scale() > 6 ? List.of(value) : List.of(value, thousandth);
    }

    boolean isWhole() {
        return value.stripTrailingZeros().scale() <= 0;
    }
}
