package vn.htsd.reports.render;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Figure;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.figure.Share;
import vn.htsd.reports.figure.Stated;

/**
 * What a cell of a workbook holds: a number where the printed text is one, exact where the figure behind it is known, its signs
 * left to the format; a day where it is one.
 *
 * @param number null where the cell holds {@code text}: a name, or a sign; a day counted as Excel does
 * @param format how Excel shows it
 */
record CellValue(String text, @Nullable Number number, String format) {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final String SIGNS = "((?: (?:\\*[\\d.,]+%|\\([a-z]\\)))*)";
    private static final Pattern VIETNAMESE = Pattern.compile("([+-]?\\d{1,3}(?:\\.\\d{3})*(?:,\\d+)?%?)" + SIGNS);
    private static final Pattern ENGLISH = Pattern.compile("([+-]?\\d{1,3}(?:,\\d{3})*(?:\\.\\d+)?%?)" + SIGNS);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final String DAY_FORMAT = "dd/mm/yyyy";
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    static CellValue of(CharSequence printed, boolean vietnamese) {
        var text = printed.toString();
        var day = day(text);
        if (day != null) {
            return new CellValue(text, ChronoUnit.DAYS.between(DAY_ZERO, day), DAY_FORMAT);
        }
        var parts = (vietnamese ? VIETNAMESE : ENGLISH).matcher(text);
        if (!parts.matches()) {
            return new CellValue(text, null, "");
        }
        var plain = parts.group(1);
        var decimals = plain.indexOf(vietnamese ? ',' : '.') >= 0;
        var exact = exact(Printed.of(printed), decimals);
        return new CellValue(
                text, exact == null ? read(plain, vietnamese) : exact, format(plain, decimals, parts.group(2)));
    }

    private static @Nullable LocalDate day(String text) {
        if (text.length() != DAY_FORMAT.length() || text.charAt(2) != '/') {
            return null; // nearly every cell: an exception each would cost more than the page
        }
        try {
            return LocalDate.parse(text, DAY);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    /** @param signs shown beside the number, without being part of it */
    private static String format(String plain, boolean decimals, String signs) {
        var digits = "#,##0" + (decimals ? ".0" : "") + (plain.endsWith("%") ? "%" : "");
        var shown = digits + (signs.isEmpty() ? "" : '"' + signs + '"');
        return plain.startsWith("+") ? "+" + shown : shown;
    }

    /** Whether the cell holds how much of something there is. */
    boolean isQuantity() {
        return number != null && !format.equals(DAY_FORMAT);
    }

    /** @param decimals money is printed in millions, to one decimal */
    private static @Nullable Number exact(Printed printed, boolean decimals) {
        if (printed.uses().size() != 1) {
            return null;
        }
        Figure figure = printed.uses().get(0).figure();
        if (figure instanceof Share share) {
            return share.value();
        }
        if (figure instanceof Stated stated) {
            return printed.text().endsWith("%") ? stated.value() : null;
        }
        var value = figure instanceof Quantity quantity ? quantity.value() : null;
        return value == null || !decimals
                ? value
                : (Number) BigDecimal.valueOf(value).divide(MILLION);
    }

    private static Number read(String text, boolean vietnamese) {
        var plain = text.replace("%", "").replace(vietnamese ? "." : ",", "").replace(',', '.');
        var number = new BigDecimal(plain);
        return text.endsWith("%") ? number.movePointLeft(2) : number;
    }
}
