package vn.htsd.ingest.answer;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.text.VietnameseText;

/**
 * Where in a workbook a finding stands.
 *
 * @param range its cells; null for a sheet as a whole
 */
record CellPlace(Sheet sheet, @Nullable CellRangeAddress range) {
    /** In the order of the sheets, a sheet as a whole before its cells. */
    static final Comparator<CellPlace> TOP_DOWN = Comparator.comparingInt(CellPlace::sheetNumber)
            .thenComparingInt(place -> place.range == null ? -1 : place.range.getFirstRow())
            .thenComparingInt(place -> place.range == null ? -1 : place.range.getFirstColumn());

    private static final Pattern CELLS = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?");

    /** {@code Hoạt động!J14}, {@code Hoạt động!A7:S7} or {@code Hoạt động}; empty for the file as a whole. */
    static Optional<CellPlace> of(String place, Workbook workbook) {
        int mark = place.lastIndexOf('!');
        if (mark >= 0 && CELLS.matcher(place.substring(mark + 1)).matches()) {
            var range = CellRangeAddress.valueOf(place.substring(mark + 1));
            return sheet(place.substring(0, mark), workbook).map(sheet -> new CellPlace(sheet, range));
        }
        return sheet(place, workbook).map(sheet -> new CellPlace(sheet, null));
    }

    /** By its name as the reader saw it: with blanks and accents tidied. */
    private static Optional<Sheet> sheet(String name, Workbook workbook) {
        for (var sheet : workbook) {
            if (VietnameseText.clean(sheet.getSheetName()).equals(name)) {
                return Optional.of(sheet);
            }
        }
        return Optional.empty();
    }

    private int sheetNumber() {
        return sheet.getWorkbook().getSheetIndex(sheet);
    }

    /** The address of a link that leads here. */
    String link() {
        var cells = range == null ? "A1" : range.formatAsString();
        return "'" + sheet.getSheetName().replace("'", "''") + "'!" + cells;
    }
}
