package vn.htsd.reports.render;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Figure;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.figure.Share;
import vn.htsd.reports.figure.Stated;

/**
 * What a cell of a workbook holds: a number where the printed text is one, exact where the figure behind it is known.
 *
 * @param number null where the cell holds {@code text}: a name, or a sign
 * @param format how Excel shows it
 */
record CellValue(String text, @Nullable Number number, String format) {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final Pattern VIETNAMESE = Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{3})*(?:,\\d+)?%?");
    private static final Pattern ENGLISH = Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})*(?:\\.\\d+)?%?");

    static CellValue of(CharSequence printed, boolean vietnamese) {
        var text = printed.toString();
        if (!(vietnamese ? VIETNAMESE : ENGLISH).matcher(text).matches()) {
            return new CellValue(text, null, "");
        }
        var share = text.endsWith("%");
        var decimals = text.indexOf(vietnamese ? ',' : '.') >= 0;
        var format = (text.startsWith("+") ? "+#,##0" : "#,##0") + (decimals ? ".0" : "") + (share ? "%" : "");
        var exact = exact(Printed.of(printed), decimals);
        return new CellValue(text, exact == null ? read(text, vietnamese) : exact, format);
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
