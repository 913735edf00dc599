package vn.htsd.ingest.fault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A valid workbook beside a copy of it that is being spoilt, with its cells found by the words of the printed form. */
final class Workpiece implements AutoCloseable {
    private final XSSFWorkbook valid;
    private final XSSFWorkbook spoilt;

    /** @param valid what {@code bytes} hold; it is only looked at */
    Workpiece(byte[] bytes, XSSFWorkbook valid) {
        this.valid = valid;
        this.spoilt = open(bytes);
    }

    static XSSFWorkbook open(byte[] bytes) {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    XSSFWorkbook workbook() {
        return spoilt;
    }

    Path save(Path file) {
        try (var out = Files.newOutputStream(file)) {
            spoilt.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        spoilt.close();
    }

    /** Small letters without marks, and without what may stand behind a label. */
    static String key(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace("(*)", "")
                .replace("(neu co)", "")
                .replace(":", "")
                .strip();
    }

    Optional<XSSFSheet> sheet(String name) {
        for (int at = 0; at < spoilt.getNumberOfSheets(); at++) {
            if (key(spoilt.getSheetName(at)).equals(key(name))) {
                return Optional.of(spoilt.getSheetAt(at));
            }
        }
        return Optional.empty();
    }

    /** Where on that sheet the value of {@code label} stands. */
    Optional<XSSFCell> valueOf(String sheetName, String label) {
        return sheet(sheetName).flatMap(sheet -> {
            for (var row : sheet) {
                boolean found = false;
                for (var cell : row) {
                    if (found && !written(cell).isEmpty()) {
                        return Optional.of((XSSFCell) cell);
                    }
                    found |= key(written(cell)).equals(key(label));
                }
            }
            return Optional.empty();
        });
    }

    /** A table of the form by its headings. */
    record Table(XSSFSheet sheet, Map<String, Integer> columns, int headings, List<Integer> rows, int total) {
        Optional<XSSFCell> cell(int row, String heading) {
            var column = columns.get(key(heading));
            return column == null || sheet.getRow(row) == null
                    ? Optional.empty()
                    : Optional.ofNullable(sheet.getRow(row).getCell(column));
        }

        Optional<XSSFCell> heading(String name) {
            for (int row = headings; row <= headings + 1; row++) {
                var cell = cell(row, name);
                if (cell.isPresent() && key(written(cell.get())).equals(key(name))) {
                    return cell;
                }
            }
            return Optional.empty();
        }

        /** The filled cells of some columns in the rows that are entries. */
        List<XSSFCell> filled(String... headings) {
            var cells = new ArrayList<XSSFCell>();
            for (int row : rows) {
                for (var heading : headings) {
                    cell(row, heading).filter(cell -> !written(cell).isEmpty()).ifPresent(cells::add);
                }
            }
            return cells;
        }

        List<XSSFCell> blank(String... headings) {
            var cells = new ArrayList<XSSFCell>();
            for (int row : rows) {
                for (var heading : headings) {
                    var column = columns.get(key(heading));
                    if (column != null
                            && cell(row, heading)
                                    .map(Workpiece::written)
                                    .orElse("")
                                    .isEmpty()) {
                        var blank = sheet.getRow(row).getCell(column);
                        cells.add(blank == null ? sheet.getRow(row).createCell(column) : blank);
                    }
                }
            }
            return cells;
        }
    }

    Optional<Table> table(String name, String required) {
        return sheet(name).flatMap(sheet -> {
            for (var row : sheet) {
                for (var cell : row) {
                    if (key(written(cell)).equals(key(required))) {
                        return Optional.of(table(sheet, row.getRowNum(), cell.getColumnIndex()));
                    }
                }
            }
            return Optional.empty();
        });
    }

    private static Table table(XSSFSheet sheet, int headings, int required) {
        var merged = sheet.getMergedRegions();
        var columns = new LinkedHashMap<String, Integer>();
        for (int row = headings; row <= headings + 1 && sheet.getRow(row) != null; row++) {
            for (var cell : sheet.getRow(row)) {
                if (cell.getCellType() == CellType.STRING
                        && (row == headings || isUnderGroup(merged, headings, cell))) {
                    columns.putIfAbsent(key(written(cell)), cell.getColumnIndex());
                }
            }
        }
        var rows = new ArrayList<Integer>();
        int total = -1;
        for (int row = headings + 1; row <= sheet.getLastRowNum(); row++) {
            var entry = sheet.getRow(row) == null ? null : sheet.getRow(row).getCell(required);
            var word = entry == null ? "" : written(entry);
            if (word.equals("Tổng cộng")) {
                total = row;
            } else if (!word.isEmpty() && !isHeading(merged, row)) {
                rows.add(row);
            }
        }
        return new Table(sheet, columns, headings, rows, total);
    }

    /** Officers' forms have the names of the population groups on a second row, over which stands "Trong đó". */
    private static boolean isUnderGroup(
            List<CellRangeAddress> merged, int headings, org.apache.poi.ss.usermodel.Cell cell) {
        return merged.stream()
                .anyMatch(region -> region.getFirstRow() == headings
                        && region.getLastRow() == headings
                        && region.containsColumn(cell.getColumnIndex()));
    }

    private static boolean isHeading(List<CellRangeAddress> merged, int row) {
        return merged.stream().anyMatch(region -> region.getFirstRow() < row && region.containsRow(row));
    }

    static String written(org.apache.poi.ss.usermodel.Cell cell) {
        return switch (cell.getCellType()) {
            case STRING -> cell.getStringCellValue().strip();
            case NUMERIC ->
                java.math.BigDecimal.valueOf(cell.getNumericCellValue())
                        .stripTrailingZeros()
                        .toPlainString();
            case FORMULA -> "=" + cell.getCellFormula();
            default -> "";
        };
    }

    /** The whole number in a cell, which may be text with points. */
    static Optional<Long> number(XSSFCell cell) {
        if (cell.getCellType() == CellType.NUMERIC || cell.getCellType() == CellType.FORMULA) {
            return Optional.of((long) cell.getNumericCellValue());
        }
        var digits = written(cell).replace(".", "");
        return digits.matches("\\d{1,12}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /** {@code Hoạt động!J14}. */
    static String place(XSSFCell cell) {
        return cell.getSheet().getSheetName() + "!" + cell.getAddress().formatAsString();
    }

    /** Whether a place that a finding names is that cell, or a range with it. */
    static boolean covers(String found, String wanted) {
        if (found.equals(wanted)) {
            return true;
        }
        int mark = found.lastIndexOf('!');
        int at = wanted.lastIndexOf('!');
        if (mark < 0 || at < 0 || !found.substring(0, mark).equals(wanted.substring(0, at))) {
            return false;
        }
        var cell = CellRangeAddress.valueOf(wanted.substring(at + 1));
        return CellRangeAddress.valueOf(found.substring(mark + 1)).isInRange(cell.getFirstRow(), cell.getFirstColumn());
    }

    static <T> Optional<T> any(List<T> of, Random dice) {
        return of.isEmpty() ? Optional.empty() : Optional.of(of.get(dice.nextInt(of.size())));
    }

    /** What an officer does with a marked place: puts in the cell what belongs there, or takes away a sheet too many. */
    void correct(String place) {
        int mark = place.lastIndexOf('!');
        if (mark < 0) {
            var extra = spoilt.getSheet(place);
            if (extra != null && valid.getSheet(place) == null) {
                spoilt.removeSheetAt(spoilt.getSheetIndex(extra));
            }
            return;
        }
        var name = place.substring(0, mark);
        for (var address : CellRangeAddress.valueOf(place.substring(mark + 1))) {
            var from = cell(valid.getSheet(name), address.getRow(), address.getColumn());
            var to = cell(spoilt.getSheet(name), address.getRow(), address.getColumn());
            if (to != null) {
                correct(from, to);
            }
        }
    }

    private static @Nullable XSSFCell cell(@Nullable XSSFSheet sheet, int row, int column) {
        return sheet == null || sheet.getRow(row) == null
                ? null
                : sheet.getRow(row).getCell(column);
    }

    private void correct(@Nullable XSSFCell from, XSSFCell to) {
        to.setBlank();
        if (from == null) {
            return;
        }
        to.setCellStyle(spoilt.getCellStyleAt(from.getCellStyle().getIndex()));
        switch (from.getCellType()) {
            case STRING -> to.setCellValue(from.getStringCellValue());
            case NUMERIC -> to.setCellValue(from.getNumericCellValue());
            case FORMULA -> {
                to.setCellValue(from.getNumericCellValue());
                to.setCellFormula(from.getCellFormula());
            }
            default -> to.setBlank();
        }
    }
}
