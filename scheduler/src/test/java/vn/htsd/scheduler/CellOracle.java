package vn.htsd.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What stands at a place of an archived file, by another library than the one it was read with. Not for several threads. */
final class CellOracle {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By sheet and cell, or by pointer; a whole season's cells are small. */
    private final Map<Path, Map<String, BigDecimal>> read = new HashMap<>();

    /** The number there; null where there is none. */
    BigDecimal at(Path file, String place) throws IOException {
        if (!read.containsKey(file)) {
            read.put(file, file.toString().endsWith(".xlsx") ? workbook(file) : json(file));
        }
        return read.get(file).get(place);
    }

    private static Map<String, BigDecimal> workbook(Path file) throws IOException {
        var cells = new HashMap<String, BigDecimal>();
        try (var bytes = Files.newInputStream(file);
                var book = new XSSFWorkbook(bytes)) {
            for (var sheet : book) {
                for (var row : sheet) {
                    for (var cell : row) {
                        var place = sheet.getSheetName() + "!"
                                + new CellReference(row.getRowNum(), cell.getColumnIndex()).formatAsString();
                        var number = cell.getCellType() == CellType.NUMERIC
                                ? BigDecimal.valueOf(cell.getNumericCellValue())
                                : digits(cell.toString());
                        if (number != null) {
                            cells.put(place, number);
                        }
                    }
                }
            }
        }
        return cells;
    }

    /** "khoảng 1.250" is 1250; words are no number. */
    private static BigDecimal digits(String text) {
        var digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > 15 ? null : new BigDecimal(digits);
    }

    private static Map<String, BigDecimal> json(Path file) throws IOException {
        var cells = new HashMap<String, BigDecimal>();
        collect("", JSON.readTree(file.toFile()), cells);
        return cells;
    }

    private static void collect(String pointer, JsonNode node, Map<String, BigDecimal> cells) {
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(pointer + "/" + entry.getKey(), entry.getValue(), cells));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(pointer + "/" + i, node.get(i), cells);
            }
        } else if (node.isNumber()) {
            cells.put(pointer, node.decimalValue());
        }
    }
}
