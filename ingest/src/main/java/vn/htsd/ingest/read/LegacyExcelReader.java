package vn.htsd.ingest.read;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.AidSheet;
import vn.htsd.data.text.VietnameseText;

/** {@code .xls} of Excel 97-2003 to cells. It is held in memory whole, so a large one is not opened. */
final class LegacyExcelReader {
    /** A form has some 50 kB; its cells take some twenty times what they take on disk. */
    static final long LARGEST_FILE = 16L * 1024 * 1024;

    private final HSSFWorkbook workbook;
    private final boolean since1904;
    private final NumberLook.Formats formats = new NumberLook.Formats();
    private final SheetLimits limits;
    private Grid.@Nullable LegacyText legacy;

    private LegacyExcelReader(HSSFWorkbook workbook, SheetLimits limits) {
        this.limits = limits;
        this.workbook = workbook;
        this.since1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
    }

    static Grid read(Path file, Limits limits, Deadline deadline) throws IOException, Refused {
        if (Files.size(file) > LARGEST_FILE) {
            throw Refused.because(Rule.FILE_TOO_LARGE, "large_xls", LARGEST_FILE / (1024 * 1024));
        }
        try (var files = new POIFSFileSystem(file.toFile(), true);
                var workbook = new HSSFWorkbook(files)) {
            return new LegacyExcelReader(workbook, new SheetLimits(limits, deadline)).grid();
        } catch (EncryptedDocumentException password) {
            throw Refused.byRule(Rule.FILE_ENCRYPTED, null);
        } catch (OldExcelFormatException beforeExcel97) {
            throw Refused.unreadable(beforeExcel97, "old_excel");
        } catch (IOException | RuntimeException broken) {
            // The library says in many ways that the bytes are no workbook.
            throw Refused.unreadable(broken, "broken_xls");
        }
    }

    private Grid grid() throws Refused {
        var sheets = new ArrayList<Grid.Sheet>();
        for (int at = 0; at < workbook.getNumberOfSheets(); at++) {
            limits.sheet();
            if (AidSheet.isCalled(workbook.getSheetName(at))) {
                continue;
            }
            legacy = null;
            var sheet = workbook.getSheetAt(at);
            boolean hidden = workbook.isSheetHidden(at) || workbook.isSheetVeryHidden(at);
            var rows = rows(sheet);
            sheets.add(new Grid.Sheet(
                    VietnameseText.clean(workbook.getSheetName(at)), rows, legacy, layout(sheet, hidden, rows)));
        }
        return new Grid(sheets);
    }

    private static SheetLayout layout(HSSFSheet sheet, boolean hidden, List<Grid.Row> rows) {
        var hiddenRows = new HashSet<Integer>();
        var hiddenColumns = new HashSet<Integer>();
        for (var row : rows) {
            var original = sheet.getRow(row.number() - 1);
            if (original != null && original.getZeroHeight()) {
                hiddenRows.add(row.number());
            }
            row.cells().stream()
                    .map(Grid.Cell::column)
                    .filter(sheet::isColumnHidden)
                    .forEach(hiddenColumns::add);
        }
        var merged = sheet.getMergedRegions().stream()
                .filter(cell -> cell.getLastRow() > cell.getFirstRow())
                .map(cell -> new SheetLayout.Merged(
                        cell.getFirstRow() + 1, cell.getLastRow() + 1, cell.getFirstColumn(), cell.getLastColumn()))
                .toList();
        return new SheetLayout(hidden, hiddenRows, hiddenColumns, merged);
    }

    private List<Grid.Row> rows(HSSFSheet sheet) throws Refused {
        var rows = new ArrayList<Grid.Row>();
        for (var row : sheet) {
            var filled = new ArrayList<Grid.Cell>();
            for (var cell : row) {
                var value = value((HSSFCell) cell);
                if (value != null) {
                    filled.add(new Grid.Cell(cell.getColumnIndex(), value));
                    limits.cell();
                }
            }
            limits.row(filled);
            if (!filled.isEmpty()) {
                rows.add(new Grid.Row(row.getRowNum() + 1, filled));
            }
        }
        return rows;
    }

    /** Of a formula, what it gave when the file was saved; nothing is calculated here. */
    private @Nullable CellValue value(HSSFCell cell) {
        var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> number(cell);
            case STRING -> text(cell);
            case BOOLEAN -> new CellValue.Flag(cell.getBooleanCellValue());
            case ERROR -> broken(cell);
            case FORMULA, BLANK, _NONE -> null;
        };
    }

    private CellValue number(HSSFCell cell) {
        double number = cell.getNumericCellValue();
        var style = cell.getCellStyle();
        var look = formats.look((int) style.getDataFormat(), style.getDataFormatString());
        return new CellValue.Number(
                new BigDecimal(number).round(ExcelReader.EXCEL_PRECISION),
                moment(number),
                look == NumberLook.DATE,
                look == NumberLook.PERCENT);
    }

    private @Nullable LocalDateTime moment(double number) {
        return number >= 1 && number <= DaySystem.LAST_EXCEL_DAY ? DateUtil.getLocalDateTime(number, since1904) : null;
    }

    private @Nullable CellValue text(HSSFCell cell) {
        var runs = runs(cell);
        var font = FontRun.changedFor(runs);
        if (font != null && legacy == null) {
            legacy = new Grid.LegacyText(font.name(), cell.getRowIndex() + 1, cell.getColumnIndex());
        }
        var text = VietnameseText.clean(FontRun.decoded(runs));
        return text.isEmpty() ? null : new CellValue.Text(text);
    }

    /** The text up to the first change of font stands in the font of the cell. */
    private List<FontRun> runs(HSSFCell cell) {
        HSSFRichTextString rich = cell.getRichStringCellValue();
        var text = rich.getString();
        var runs = new ArrayList<FontRun>();
        var font = font(cell.getCellStyle().getFontIndex());
        int from = 0;
        for (int run = 0; run < rich.numFormattingRuns(); run++) {
            int to = Math.min(rich.getIndexOfFormattingRun(run), text.length());
            if (to > from) {
                runs.add(new FontRun(text.substring(from, to), font));
                from = to;
            }
            font = font(rich.getFontOfFormattingRun(run));
        }
        runs.add(new FontRun(text.substring(from), font));
        return runs;
    }

    private @Nullable LegacyFont font(int index) {
        return LegacyFont.of(workbook.getFontAt(index).getFontName());
    }

    private static CellValue broken(HSSFCell cell) {
        byte code = cell.getErrorCellValue();
        return new CellValue.Broken(
                FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#" + code);
    }
}
