package vn.htsd.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.reference.Reference;

/**
 * Adds a season up without any of the pipeline's code: opens the archived files with another library, keeps the latest
 * revision of each reporter, leaves out declarations above anybody who reported, and sums the cells.
 */
final class SeasonOracle {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SeasonOracle() {}

    /** Totals of one year. */
    record Totals(long participants, long classes, long amountVnd) {
        Totals plus(Sent report) {
            return new Totals(
                    participants + report.participants, classes + report.classes, amountVnd + report.amountVnd);
        }
    }

    private record Sent(
            int year,
            String kind,
            int revision,
            Instant receivedAt,
            String code,
            String parent,
            boolean memo,
            long participants,
            long classes,
            long amountVnd) {}

    /** The totals of every year in {@code archive}. */
    static Map<Integer, Totals> totals(Path archive) throws IOException {
        var latest = new HashMap<String, Sent>();
        for (var report : read(archive)) {
            latest.merge(
                    report.year + "/" + report.code + "/" + report.kind,
                    report,
                    (one, other) -> newest().compare(one, other) >= 0 ? one : other);
        }
        var standing = latest.values().stream().filter(report -> !report.memo).toList();
        var parents = parents(standing);
        var totals = new TreeMap<Integer, Totals>();
        for (var report : standing) {
            if (report.kind.equals("direct") || nothingBelow(report, standing, parents)) {
                totals.merge(report.year, new Totals(0, 0, 0).plus(report), (sum, more) -> sum.plus(report));
            }
        }
        return totals;
    }

    private static Comparator<Sent> newest() {
        return Comparator.comparingInt(Sent::revision).thenComparing(Sent::receivedAt);
    }

    private static boolean nothingBelow(Sent declared, List<Sent> all, Map<String, String> parents) {
        return all.stream()
                .filter(other -> other.year == declared.year && other != declared)
                .noneMatch(other -> above(other, parents).contains(declared.code)
                        || other.code.equals(declared.code) && other.kind.equals("direct"));
    }

    private static Set<String> above(Sent report, Map<String, String> parents) {
        var above = new HashSet<String>();
        for (String at = report.parent; at != null && above.add(at); ) {
            at = parents.get(report.year + "/" + at);
        }
        return above;
    }

    /** Who is above whom: the administrative units of each year, and what the reports say themselves. */
    private static Map<String, String> parents(List<Sent> reports) {
        var parents = new HashMap<String, String>();
        var reference = Reference.shipped();
        for (var campaign : reference.campaigns().campaigns()) {
            for (var unit : reference.localities().all()) {
                if (unit.validOn(campaign.weekStart()) && unit.parentKey() != null) {
                    var parent = reference.localities().byKey(unit.parentKey()).orElse(LocalityCatalogue.NATION);
                    parents.put(campaign.year() + "/" + unit.code(), parent.code());
                }
            }
        }
        reports.forEach(report -> parents.putIfAbsent(report.year + "/" + report.code, report.parent));
        return parents;
    }

    private static List<Sent> read(Path archive) throws IOException {
        var reports = new ArrayList<Sent>();
        try (var files = Files.walk(archive)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = file.getFileName().toString();
                var sidecar = file.resolveSibling(name.substring(0, name.indexOf('.')) + ".json");
                if (name.endsWith(".xlsx")) {
                    reports.add(workbook(file, receivedAt(sidecar)));
                } else if (name.endsWith(".json")) {
                    var json = JSON.readTree(file.toFile());
                    if (json.has("reporter")) {
                        reports.add(json(json, receivedAt(sidecarOfJson(file))));
                    }
                }
            }
        }
        return reports;
    }

    private static Path sidecarOfJson(Path file) {
        return Files.exists(Path.of(file + ".json")) ? Path.of(file + ".json") : file;
    }

    private static Instant receivedAt(Path sidecar) throws IOException {
        var text = JSON.readTree(sidecar.toFile()).path("received_at").asText();
        return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
    }

    private static Sent json(JsonNode json, Instant receivedAt) {
        long participants = 0;
        long classes = 0;
        boolean opening = false;
        for (var activity : json.path("activities")) {
            participants += activity.path("participants").path("total").asLong();
            classes += activity.path("classes").asLong();
            opening |= activity.path("group").asText().equals("opening");
        }
        long amount = 0;
        for (var line : json.path("funding")) {
            amount += line.path("amount_vnd").asLong();
        }
        var reporter = json.path("reporter");
        return new Sent(
                json.path("campaign_year").asInt(),
                json.path("kind").asText(),
                json.path("revision").asInt(1),
                receivedAt,
                reporter.path("code").asText(),
                parent(
                        reporter.path("reports_to").asText(),
                        reporter.path("level").asText(),
                        reporter.path("locality_code").asText(),
                        reporter.path("code").asText(),
                        json.path("campaign_year").asInt()),
                !reporter.path("counted_in").asText().isEmpty(),
                participants
                        + (opening
                                ? 0
                                : json.path("opening").path("participants").asLong()),
                classes,
                amount);
    }

    private static Sent workbook(Path file, Instant receivedAt) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                var book = new XSSFWorkbook(bytes)) {
            var oneSheet = book.getSheet("Báo cáo");
            var general = labels(oneSheet == null ? book.getSheet("Thông tin chung") : oneSheet);
            long[] sums = oneSheet == null ? tables(book) : oneSheet(general, oneSheet);
            int year = (int) number(general.get("Năm tổ chức Tuần lễ"));
            var level = Map.of("Xã", "commune", "Huyện", "district", "Tỉnh", "province")
                    .getOrDefault(text(general.get("Cấp báo cáo")), "unit");
            var code = text(general.get("Mã đơn vị báo cáo"));
            return new Sent(
                    year,
                    text(general.get("Loại báo cáo")).equals("Báo cáo tổng hợp") ? "consolidated" : "direct",
                    (int) Math.max(1, number(general.get("Lần gửi"))),
                    receivedAt,
                    code,
                    parent(
                            text(general.get("Đơn vị nhận báo cáo")),
                            level,
                            text(general.get("Mã đơn vị hành chính")),
                            code,
                            year),
                    !text(general.get("Đã tính trong báo cáo của")).isEmpty(),
                    sums[0],
                    sums[1],
                    sums[2]);
        }
    }

    private static String parent(String reportsTo, String level, String locality, String code, int year) {
        if (!reportsTo.isEmpty()) {
            return reportsTo;
        }
        if (level.equals("unit")) {
            return locality;
        }
        var reference = Reference.shipped();
        return reference
                .localities()
                .at(code, reference.campaigns().of(year).orElseThrow().weekStart())
                .map(unit -> unit.parentKey().substring(0, unit.parentKey().indexOf('@')))
                .orElse("VN");
    }

    private static long[] oneSheet(Map<String, Cell> labels, Sheet sheet) {
        long unit = moneyUnit(sheet);
        return new long[] {
            Math.round(number(labels.get("Tổng số lượt người tham gia (kể cả khai mạc)"))),
            Math.round(number(labels.get("Tổng số lớp"))),
            Math.round(number(labels.get("Kinh phí ngân sách nhà nước")) * unit)
                    + Math.round(number(labels.get("Kinh phí xã hội hóa")) * unit)
        };
    }

    private static long[] tables(XSSFWorkbook book) {
        var activities = book.getSheet("Hoạt động");
        var groups = column(activities, "Nhóm hoạt động");
        boolean opening = groups.stream().anyMatch("Lễ khai mạc, phát động"::equals);
        long ceremony = opening
                ? 0
                : Math.round(number(labels(book.getSheet("Khai mạc, phát động")).get("Số lượng người tham gia")));
        var money = book.getSheet("Kinh phí");
        return new long[] {
            sum(activities, "Nhóm hoạt động", "Tổng số lượt người tham gia", 1) + ceremony,
            sum(activities, "Nhóm hoạt động", "Số lớp", 1),
            sum(money, "Nguồn kinh phí", "Số tiền", moneyUnit(money))
        };
    }

    private static Map<String, Cell> labels(Sheet sheet) {
        var labels = new HashMap<String, Cell>();
        if (sheet != null) {
            for (var row : sheet) {
                for (var cell : row) {
                    if (cell.getCellType() == CellType.STRING) {
                        labels.putIfAbsent(cell.getStringCellValue(), row.getCell(cell.getColumnIndex() + 1));
                    }
                }
            }
        }
        return labels;
    }

    private static long sum(Sheet sheet, String known, String wanted, long unit) {
        if (sheet == null) {
            return 0;
        }
        var header = header(sheet, known);
        int label = position(header, known);
        int value = position(header, wanted);
        long sum = 0;
        for (int at = header.getRowNum() + 1; at <= sheet.getLastRowNum(); at++) {
            var row = sheet.getRow(at);
            if (row != null && !isTotal(row, label)) {
                sum += Math.round(number(row.getCell(value)) * unit);
            }
        }
        return sum;
    }

    private static boolean isTotal(Row row, int label) {
        return text(row.getCell(label)).isEmpty() || text(row.getCell(label)).equals("Tổng cộng");
    }

    private static List<String> column(Sheet sheet, String heading) {
        var texts = new ArrayList<String>();
        if (sheet != null) {
            int at = position(header(sheet, heading), heading);
            sheet.forEach(row -> texts.add(text(row.getCell(at))));
        }
        return texts;
    }

    private static Row header(Sheet sheet, String known) {
        for (var row : sheet) {
            for (var cell : row) {
                if (text(cell).equals(known)) {
                    return row;
                }
            }
        }
        throw new AssertionError("No heading " + known);
    }

    private static int position(Row header, String heading) {
        for (var cell : header) {
            if (text(cell).equals(heading)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("No heading " + heading);
    }

    private static long moneyUnit(Sheet sheet) {
        if (sheet == null) {
            return 1;
        }
        var units = Map.of("đồng", 1L, "nghìn đồng", 1_000L, "triệu đồng", 1_000_000L, "tỷ đồng", 1_000_000_000L);
        for (var row : sheet) {
            var cells = new ArrayList<String>();
            row.forEach(cell -> cells.add(text(cell)));
            var line = cells.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
            int at = line.indexOf("Đơn vị tính");
            if (at >= 0) {
                var unit = line.substring(at + "Đơn vị tính".length())
                        .replace(":", "")
                        .strip();
                return units.get(unit);
            }
        }
        return 1;
    }

    private static double number(Cell cell) {
        return cell != null && cell.getCellType() == CellType.NUMERIC ? cell.getNumericCellValue() : 0;
    }

    private static String text(Cell cell) {
        if (cell == null) {
            return "";
        }
        return cell.getCellType() == CellType.NUMERIC
                ? String.valueOf((long) cell.getNumericCellValue())
                : cell.toString().strip();
    }
}
