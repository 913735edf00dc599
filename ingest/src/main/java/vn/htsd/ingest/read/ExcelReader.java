package vn.htsd.ingest.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.AidSheet;
import vn.htsd.data.text.VietnameseText;

/** {@code .xlsx} and {@code .xlsm} to cells, streaming; macros are not looked at. */
final class ExcelReader {
    /** A form has a few thousand cells; this many would not fit beside those of the other threads. */
    static final int MOST_CELLS = 2_000_000;
    /** Excel keeps 15 significant digits; what follows is noise of the binary fraction. */
    static final MathContext EXCEL_PRECISION = new MathContext(15);

    private static final long SMALL = 256 * 1024;
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);
    static final double LAST_EXCEL_DAY = 2_958_465;
    /** 1 January 2000 where days are counted from 1904, the earlier of its two numbers. */
    private static final double FIRST_DAY_2000 = 35_064;
    /** 1 January 2100 where days are counted from 1900. */
    private static final double LAST_DAY_2099 = 73_051;

    private final NumberLook.Formats formats = new NumberLook.Formats();
    private final SheetLimits limits;
    private int cells;
    private SheetFonts fonts = SheetFonts.NONE;
    private Grid.@Nullable LegacyText legacy;
    private @Nullable Set<String> emptyTexts;
    private final SheetParts parts;
    private String relation = "";

    private ExcelReader(SheetParts parts, SheetLimits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    /** {@link PackageGuard} has looked at {@code file} before. */
    static Grid read(Path file, ZipFile zip, Limits limits, Deadline deadline) throws Refused {
        try (var workbook = open(file)) {
            var parts = new SheetParts(file, zip);
            return new ExcelReader(parts, new SheetLimits(limits, deadline)).grid(workbook, WorkbookFonts.of(zip));
        } catch (IOException | RuntimeException broken) {
            // Zip, XML and library say in many ways that this is no workbook. The disk is not it: the bytes were hashed
            // before.
            throw Refused.unreadable(broken, "broken_workbook");
        }
    }

    /** The library seeks much; in memory that costs nothing, and nearly every workbook is small. */
    private static ReadableWorkbook open(Path file) throws IOException {
        return Files.size(file) <= SMALL
                ? new ReadableWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)), WITH_FORMATS)
                : new ReadableWorkbook(file.toFile(), WITH_FORMATS);
    }

    private Grid grid(ReadableWorkbook workbook, WorkbookFonts ofWorkbook) throws IOException, Refused {
        var sheets = new ArrayList<Grid.Sheet>();
        for (var sheet : workbook.getSheets().toList()) {
            limits.sheet();
            if (AidSheet.isCalled(sheet.getName())) {
                continue;
            }
            var rows = new ArrayList<Grid.Row>();
            var hiddenRows = new HashSet<Integer>();
            fonts = ofWorkbook.sheet(sheet.getId());
            legacy = null;
            relation = sheet.getId();
            emptyTexts = null;
            try (var stream = sheet.openStream()) {
                for (var each = stream.iterator(); each.hasNext(); ) {
                    var row = each.next();
                    var filled = filled(row);
                    limits.row(filled);
                    if (!filled.isEmpty()) {
                        rows.add(new Grid.Row(row.getRowNum(), filled));
                        if (row.isHidden()) {
                            hiddenRows.add(row.getRowNum());
                        }
                    }
                }
            }
            boolean hidden = sheet.getVisibility() != SheetVisibility.VISIBLE;
            var layout = rows.isEmpty() ? SheetLayout.PLAIN : parts.layout(relation, hidden, hiddenRows);
            sheets.add(new Grid.Sheet(VietnameseText.clean(sheet.getName()), rows, legacy, layout));
        }
        return new Grid(sheets);
    }

    private List<Grid.Cell> filled(org.dhatim.fastexcel.reader.Row row) throws IOException, Refused {
        var filled = new ArrayList<Grid.Cell>();
        for (int column = 0; column < row.getCellCount(); column++) {
            var cell = row.getCell(column);
            var value = cell == null ? null : value(cell, row.getRowNum(), column);
            if (value != null) {
                filled.add(new Grid.Cell(column, value));
                if (++cells > MOST_CELLS) {
                    throw Refused.because(Rule.FILE_TOO_LARGE, "many_cells", MOST_CELLS);
                }
            }
        }
        return filled;
    }

    private @Nullable CellValue value(org.dhatim.fastexcel.reader.Cell cell, int row, int column) throws IOException {
        Object value = cell.getValue();
        if (cell.getType() == CellType.ERROR) {
            return new CellValue.Broken(String.valueOf(cell.getRawValue()));
        }
        if (value == null) {
            return cell.getType() == CellType.FORMULA && !isEmptyText(cell, row, column)
                    ? new CellValue.Broken("=" + cell.getFormula())
                    : null;
        }
        if (value instanceof BigDecimal number) {
            return number(cell, number);
        }
        if (value instanceof Boolean flag) {
            return new CellValue.Flag(flag);
        }
        var text = VietnameseText.clean(decoded(value.toString(), row, column));
        if (cell.getType() == CellType.FORMULA && isErrorValue(text)) {
            return new CellValue.Broken(text);
        }
        return text.isEmpty() ? null : new CellValue.Text(text);
    }

    /** {@code =IF(A1="","",…)} that gave "": a cached value like any other, and a blank cell to everybody. */
    private boolean isEmptyText(org.dhatim.fastexcel.reader.Cell cell, int row, int column) throws IOException {
        var raw = cell.getRawValue();
        if (raw == null || !raw.isEmpty()) {
            return false;
        }
        if (emptyTexts == null) {
            emptyTexts = parts.emptyTexts(relation);
        }
        return emptyTexts.contains(Grid.address(row, column));
    }

    private String decoded(String text, int row, int column) {
        if (fonts.byCell().isEmpty()) {
            return text;
        }
        var runs = fonts.runs(row - 1, column, text);
        var font = FontRun.changedFor(runs);
        if (font != null && legacy == null) {
            legacy = new Grid.LegacyText(font.name(), row, column);
        }
        return FontRun.decoded(runs);
    }

    private CellValue number(org.dhatim.fastexcel.reader.Cell cell, BigDecimal number) {
        var look = formats.look(cell.getDataFormatId(), cell.getDataFormatString());
        return new CellValue.Number(
                number.round(EXCEL_PRECISION),
                moment(cell, number, look == NumberLook.DATE),
                look == NumberLook.DATE,
                look == NumberLook.PERCENT);
    }

    /** A plain number of another century is no date anywhere, and nearly all numbers of a form are such. */
    private static @Nullable LocalDateTime moment(
            org.dhatim.fastexcel.reader.Cell cell, BigDecimal number, boolean shown) {
        double day = number.doubleValue();
        if (day < (shown ? 1 : FIRST_DAY_2000) || day > (shown ? LAST_EXCEL_DAY : LAST_DAY_2099)) {
            return null;
        }
        try {
            return cell.asDate();
        } catch (ExcelReaderException | DateTimeException notADate) {
            return null;
        }
    }

    private static boolean isErrorValue(String text) {
        return text.startsWith("#")
                && List.of("#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
                        .contains(text.toUpperCase(Locale.ROOT));
    }
}
