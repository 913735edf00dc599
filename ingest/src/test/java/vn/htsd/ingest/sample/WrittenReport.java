package vn.htsd.ingest.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FormCatalogue;

/** A file of the season, read back with other libraries than those that wrote it. Codes and labels come out as codes. */
record WrittenReport(
        Path file,
        Map<String, String> single,
        List<Map<String, String>> activities,
        List<Map<String, String>> funding,
        Map<String, String> activityTotals,
        Map<String, String> fundingTotals,
        List<String> banners) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FormCatalogue FORMS = FormCatalogue.shipped();

    static boolean isReport(Path file) {
        var name = file.toString();
        return name.endsWith(".xlsx") || name.endsWith(".json") && !name.endsWith(".meta.json");
    }

    static List<WrittenReport> all(Path directory) throws IOException {
        return all(directory, file -> true);
    }

    static List<WrittenReport> all(Path directory, Predicate<Path> wanted) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(WrittenReport::isReport).filter(wanted).sorted().toList().parallelStream()
                    .map(WrittenReport::of)
                    .toList();
        }
    }

    private static WrittenReport of(Path file) {
        try {
            return file.toString().endsWith(".json") ? ofJson(file) : ofWorkbook(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String text(String field) {
        return single.getOrDefault(field, "");
    }

    long number(String field) {
        return number(single, field);
    }

    static long number(Map<String, String> row, String field) {
        var text = row.getOrDefault(field, "");
        return text.isEmpty() ? 0 : new BigDecimal(text).longValueExact();
    }

    boolean isConsolidated() {
        return text("kind").equals("consolidated");
    }

    int year() {
        return (int) number("campaign_year");
    }

    /** All attendances, the opening counted once. */
    long participants() {
        if (single.containsKey("totals.participants")) {
            return number("totals.participants");
        }
        long rows = activities.stream()
                .mapToLong(row -> number(row, "participants.total"))
                .sum();
        boolean inTable = activities.stream().anyMatch(row -> "opening".equals(row.get("group")));
        return inTable ? rows : rows + number("opening.participants");
    }

    OffsetDateTime receivedAt() throws IOException {
        var note = JSON.readTree(
                file.resolveSibling(file.getFileName() + ".meta.json").toFile());
        return OffsetDateTime.parse(note.get("received_at").asText());
    }

    // ---- JSON

    private static WrittenReport ofJson(Path file) throws IOException {
        var single = new LinkedHashMap<String, String>();
        var tree = JSON.readTree(file.toFile());
        flatten("", tree, single);
        return new WrittenReport(
                file, single, rows(tree.get("activities")), rows(tree.get("funding")), Map.of(), Map.of(), List.of());
    }

    private static List<Map<String, String>> rows(JsonNode array) {
        var rows = new ArrayList<Map<String, String>>();
        array.forEach(node -> {
            var row = new LinkedHashMap<String, String>();
            flatten("", node, row);
            rows.add(row);
        });
        return rows;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        node.fields().forEachRemaining(entry -> {
            if (entry.getValue().isObject()) {
                flatten(prefix + entry.getKey() + ".", entry.getValue(), into);
            } else if (!entry.getValue().isArray()) {
                into.put(prefix + entry.getKey(), entry.getValue().asText());
            }
        });
    }

    // ---- workbooks

    private static WrittenReport ofWorkbook(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                Workbook workbook = new XSSFWorkbook(in)) {
            var report = new WrittenReport(
                    file,
                    new LinkedHashMap<>(),
                    new ArrayList<>(),
                    new ArrayList<>(),
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    new ArrayList<>());
            workbook.forEach(sheet -> report.banners.add(written(sheet.getRow(0).getCell(0))));
            int year = Integer.parseInt(file.getName(file.getNameCount() - 3).toString());
            for (var sheet : FORMS.form("HTSD-A/" + year).orElseThrow().sheets()) {
                var page = workbook.getSheet(sheet.name());
                switch (sheet.layout()) {
                    case LABELS -> report.labels(page, sheet.fields());
                    case TABLE -> {
                        boolean funds = sheet.key().equals("funding");
                        report.table(
                                page,
                                sheet.fields(),
                                funds ? report.funding : report.activities,
                                funds ? report.fundingTotals : report.activityTotals);
                    }
                }
            }
            return report;
        }
    }

    private void labels(Sheet page, List<Field> fields) {
        for (Row row : page) {
            for (var field : fields) {
                if (field.label().equals(written(row.getCell(1)))
                        && !written(row.getCell(2)).isEmpty()) {
                    single.put(field.name(), code(field, written(row.getCell(2))));
                }
            }
        }
    }

    private void table(Sheet page, List<Field> fields, List<Map<String, String>> rows, Map<String, String> totals) {
        boolean inTable = false;
        for (Row row : page) {
            if (inTable) {
                boolean isTotal = written(row.getCell(1)).equals("Tổng cộng");
                var values = isTotal ? totals : new LinkedHashMap<String, String>();
                for (int column = 1; column <= fields.size(); column++) {
                    var text = written(row.getCell(column));
                    if (!text.isEmpty()) {
                        values.put(fields.get(column - 1).name(), code(fields.get(column - 1), text));
                    }
                }
                if (!isTotal) {
                    rows.add(values);
                }
            }
            inTable = inTable || written(row.getCell(0)).equals("STT");
        }
    }

    private static String code(Field field, String text) {
        return field.list()
                .flatMap(list -> FORMS.codeList(list).byText(text))
                .map(entry -> entry.code())
                .orElse(text);
    }

    private static String written(Cell cell) {
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return "";
        }
        if (cell.getCellType() == CellType.STRING) {
            return cell.getStringCellValue();
        }
        return DateUtil.isCellDateFormatted(cell)
                ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
                : new BigDecimal(Double.toString(cell.getNumericCellValue()))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
