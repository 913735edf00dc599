package vn.htsd.ingest.check;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.Grid;
import vn.htsd.ingest.text.MoneyUnit;

/** The cell "Đơn vị tính: triệu đồng", its unit in the same cell or in the next one. */
final class MoneyUnitCell {
    private static final Pattern LABEL =
            Pattern.compile("(?iu)^\\W*(?:đơn vị tính|đvt)(?: tiền)?\\s*(?:\\((?:\\*|nếu có)\\)\\s*)?[:\\-]?\\s*");

    private MoneyUnitCell() {}

    /** The unit that the rows up to {@code lastRow} state; units of other things ("người") are passed over. */
    static Optional<MoneyUnit> find(Grid.Sheet sheet, int lastRow) {
        for (var row : sheet.rows()) {
            if (row.number() > lastRow) {
                break;
            }
            var cells = row.cells();
            for (int at = 0; at < cells.size(); at++) {
                var unit = unit(cells.get(at), at + 1 < cells.size() ? cells.get(at + 1) : null);
                if (unit.isPresent()) {
                    return unit;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether {@code text} is the label, with or without a unit behind it. */
    static boolean begins(String text) {
        return LABEL.matcher(text).find();
    }

    /**
     * Where the rows up to {@code lastRow} should state the unit and do not: right of a label that stands alone, or in its
     * own cell where it stands above the amounts.
     *
     * @param amounts the column that they stand in
     */
    static Optional<String> unfilled(Grid.Sheet sheet, int lastRow, int amounts) {
        for (var row : sheet.rows()) {
            for (var cell : row.cells()) {
                if (row.number() <= lastRow
                        && cell.value() instanceof CellValue.Text text
                        && mayBeLabel(text.text())
                        && LABEL.matcher(text.text()).matches()) {
                    return Optional.of(
                            sheet.place(row.number(), cell.column() < amounts ? cell.column() + 1 : cell.column()));
                }
            }
        }
        return Optional.empty();
    }

    /** The first letter that is no Vietnamese one is the n of "đơn" or the v of "đvt"; nearly every text is seen not to be so. */
    private static boolean mayBeLabel(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter < 0x80 && Character.isLetterOrDigit(letter) || letter == '_') {
                return isD(text, at - 1) || isD(text, at - 2);
            }
        }
        return false;
    }

    private static boolean isD(String text, int at) {
        return at >= 0 && (text.charAt(at) == 'đ' || text.charAt(at) == 'Đ');
    }

    private static Optional<MoneyUnit> unit(Grid.Cell cell, Grid.@Nullable Cell next) {
        if (!(cell.value() instanceof CellValue.Text text) || !mayBeLabel(text.text())) {
            return Optional.empty();
        }
        var label = LABEL.matcher(text.text());
        if (!label.find()) {
            return Optional.empty();
        }
        var rest = text.text().substring(label.end()).strip();
        if (!rest.isEmpty()) {
            return MoneyUnit.parse(rest);
        }
        return next == null ? Optional.empty() : MoneyUnit.parse(next.value().written());
    }
}
