package vn.htsd.ingest.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.htsd.data.form.AidSheet;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.form.Sheet.Layout;

/** A blank form opened as an officer's program opens it, and filled in by its labels and headings. */
final class FilledTemplate {
    private static final String TOTAL = "Tổng cộng";

    private final XSSFWorkbook workbook;

    FilledTemplate(Path blank) {
        try (var stream = Files.newInputStream(blank)) {
            workbook = new XSSFWorkbook(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    XSSFWorkbook workbook() {
        return workbook;
    }

    private XSSFSheet sheet(String name) {
        return workbook.getSheet(name);
    }

    /** The input cell right of a label. */
    Cell value(String sheet, String label) {
        for (var row : sheet(sheet)) {
            for (var cell : row) {
                if (cell.getCellType() == CellType.STRING && bare(cell).equals(label)) {
                    return row.getCell(cell.getColumnIndex() + 1);
                }
            }
        }
        throw new IllegalArgumentException(sheet + " has no label " + label);
    }

    private static String bare(Cell cell) {
        return cell.getStringCellValue()
                .replace(" (*)", "")
                .replace(" (nếu có)", "")
                .replaceAll(":$", "");
    }

    FilledTemplate set(String sheet, String label, Object value) {
        put(value(sheet, label), value);
        return this;
    }

    /** The cell of a column in the row of that number. */
    Cell cell(String sheet, int number, String heading) {
        return rowNumbered(sheet, number).getCell(column(sheet, heading));
    }

    FilledTemplate set(String sheet, int number, Map<String, Object> values) {
        values.forEach((heading, value) -> put(cell(sheet, number, heading), value));
        return this;
    }

    Cell total(String sheet, String heading) {
        return totalRow(sheet(sheet)).getCell(column(sheet, heading));
    }

    private Row rowNumbered(String sheet, int number) {
        for (var row : sheet(sheet)) {
            var first = row.getCell(0);
            if (first != null && first.getCellType() == CellType.NUMERIC && first.getNumericCellValue() == number) {
                return row;
            }
        }
        throw new IllegalArgumentException(sheet + " has no row " + number);
    }

    private int column(String sheet, String heading) {
        for (var row : sheet(sheet)) {
            for (var cell : row) {
                if (cell.getColumnIndex() > 0
                        && cell.getCellType() == CellType.STRING
                        && bare(cell).equals(heading)) {
                    return cell.getColumnIndex();
                }
            }
        }
        throw new IllegalArgumentException(sheet + " has no heading " + heading);
    }

    private static Row totalRow(XSSFSheet sheet) {
        for (var row : sheet) {
            var cell = row.getCell(1);
            if (cell != null
                    && cell.getCellType() == CellType.STRING
                    && cell.getStringCellValue().equals(TOTAL)) {
                return row;
            }
        }
        throw new IllegalArgumentException(sheet.getSheetName() + " has no row " + TOTAL);
    }

    /** Inserts a row above the line that asks for it, and numbers it. */
    FilledTemplate insertRow(String name, int number) {
        var sheet = sheet(name);
        int spacer = totalRow(sheet).getRowNum() - 1;
        sheet.shiftRows(spacer, sheet.getLastRowNum(), 1, true, false);
        var above = sheet.getRow(spacer - 1);
        var inserted = sheet.createRow(spacer);
        for (var cell : above) {
            inserted.createCell(cell.getColumnIndex()).setCellStyle(cell.getCellStyle());
        }
        inserted.getCell(0).setCellValue(number);
        return this;
    }

    /** Something valid in every cell that is to be filled in; three rows of each table. */
    FilledTemplate everything(FormDefinition form, FormCatalogue forms, LocalDate day) {
        for (var sheet : form.sheets()) {
            for (var field : Section.fields(sheet)) {
                if (sheet.layout() == Layout.LABELS) {
                    fill(value(sheet.name(), field.label()), field, forms, day);
                } else {
                    for (int number = 1; number <= 3; number++) {
                        fill(cell(sheet.name(), number, field.label()), field, forms, day);
                    }
                }
            }
            if (sheet.fields().stream().anyMatch(field -> field.type() == FieldType.MONEY)) {
                set(sheet.name(), "Đơn vị tính", "triệu đồng");
            }
        }
        return this;
    }

    private static void fill(Cell cell, Field field, FormCatalogue forms, LocalDate day) {
        if (cell.getCellType() != CellType.BLANK || field.name().startsWith("reporter.")) {
            return;
        }
        boolean whole = field.name().endsWith(".total") || field.name().equals("totals.participants");
        switch (field.type()) {
            case COUNT -> put(cell, whole ? 30 : 3);
            case MONEY -> put(cell, 2.5);
            case DATE -> put(cell, day);
            case CODE, CODE_OR_TEXT -> put(cell, FieldGuide.labels(field, forms).get(0));
            case TEXT -> put(cell, "Nội dung");
            case YEAR, UNIT_CODE -> {}
        }
    }

    private static void put(Cell cell, Object value) {
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
        } else {
            cell.setCellValue(value.toString());
        }
    }

    /** Saved as Excel saves it: with what the sums of the form give. */
    Path save(Path file) {
        var evaluator = new XSSFFormulaEvaluator(workbook);
        for (var sheet : workbook) {
            if (!AidSheet.isCalled(sheet.getSheetName())) {
                for (var row : sheet) {
                    for (var cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            evaluator.evaluateFormulaCell(cell);
                        }
                    }
                }
            }
        }
        try (var stream = Files.newOutputStream(file)) {
            workbook.write(stream);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
