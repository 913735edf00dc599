package vn.htsd.data.problem;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.util.Locale;

/**
 * A figure in a sentence, which each language writes in its own way: 1.250.000 and 12,5 in Vietnamese, 1,250,000 and 12.5
 * in English. A year, a code or what an officer wrote is no figure and stays text.
 */
public record Figure(BigDecimal value) {
    private static final int MOST_DECIMALS = 12;

    public static Figure of(long value) {
        return new Figure(BigDecimal.valueOf(value));
    }

    public static Figure of(BigInteger value) {
        return new Figure(new BigDecimal(value));
    }

    String in(Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(value);
    }
}
