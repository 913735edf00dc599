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
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.reference.Reference;

/**
 * Adds a season up without any of the pipeline's code: opens the archived files with another library, keeps the latest
 * revision of each reporter, and walks the reporting tree from the nation down, node by node and family by family, as
 * section 3 of the warehouse's contract has it.
 */
final class SeasonOracle {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FAMILIES = 3;

    private final int year;
    private final Map<String, Sent> direct = new HashMap<>();
    private final Map<String, Sent> declared = new HashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();
    private final Set<String> administrative = new HashSet<>();
    private final Set<String> registered = new HashSet<>();
    private final Set<String> exempt = new HashSet<>();

    /** Totals of one year. */
    record Totals(long participants, long classes, long amountVnd) {}

    /** @param figures by family, null where not reported; {@code duplicates} and {@code tolerance} likewise */
    private record Sent(
            int year,
            String kind,
            int revision,
            Instant receivedAt,
            String code,
            String reportsTo,
            String level,
            String locality,
            boolean memo,
            Long[] figures,
            long[] duplicates,
            long tolerance,
            Long expected) {}

    private record Published(Long value, boolean covered) {}

    /** The totals of every year in {@code archive}, by the units and the register in {@code reference}. */
    static Map<Integer, Totals> totals(Path archive, Reference reference) throws IOException {
        var latest = new HashMap<String, Sent>();
        for (var report : read(archive)) {
            latest.merge(
                    report.year + "/" + report.code + "/" + report.kind,
                    report,
                    (one, other) -> newest().compare(one, other) >= 0 ? one : other);
        }
        var totals = new TreeMap<Integer, Totals>();
        for (var campaign : reference.campaigns().campaigns()) {
            var oracle = new SeasonOracle(campaign, reference, latest.values());
            if (!oracle.direct.isEmpty() || !oracle.declared.isEmpty()) {
                totals.put(campaign.year(), new Totals(oracle.nation(0), oracle.nation(1), oracle.nation(2)));
            }
        }
        return totals;
    }

    private static Comparator<Sent> newest() {
        return Comparator.comparingInt(Sent::revision).thenComparing(Sent::receivedAt);
    }

    private SeasonOracle(Campaign campaign, Reference reference, Collection<Sent> latest) {
        this.year = campaign.year();
        campaign.exempt().forEach(each -> exempt.add(each.code()));
        var day = campaign.weekStart();
        for (var unit : reference.localities().all()) {
            if (unit.validOn(day) && unit.parentKey() != null) {
                administrative.add(unit.code());
                below(codeOf(unit.parentKey()), unit.code());
            }
        }
        for (var unit : reference.register().all()) {
            if (unit.validOn(day) && registered.add(unit.code())) {
                below(unit.reportsTo() == null ? unit.localityCode() : unit.reportsTo(), unit.code());
            }
        }
        for (var report : latest) {
            if (report.year == year && !report.memo) {
                (report.kind.equals("direct") ? direct : declared).put(report.code, report);
                if (!administrative.contains(report.code) && !registered.contains(report.code)) {
                    below(report.reportsTo.isEmpty() ? report.locality : report.reportsTo, report.code);
                }
            }
        }
    }

    private void below(String parent, String code) {
        children.computeIfAbsent(parent, unused -> new TreeSet<>()).add(code);
    }

    private static String codeOf(String key) {
        return key.substring(0, key.indexOf('@'));
    }

    private long nation(int family) {
        var published = published("VN", family).value;
        return published == null ? 0 : published;
    }

    private Published published(String code, int family) {
        var own = direct.get(code);
        Long detail = own == null ? null : own.figures[family];
        long units = 0;
        long unitsInRegister = 0;
        long bodies = 0;
        long covered = 0;
        for (var child : children.getOrDefault(code, Set.of())) {
            var below = published(child, family);
            detail = below.value == null ? detail : (Long) ((detail == null ? 0 : detail) + below.value);
            boolean expected = !exempt.contains(child);
            boolean sent = direct.containsKey(child) || declared.containsKey(child);
            if (administrative.contains(child)) {
                bodies += expected ? 1 : 0;
            } else {
                unitsInRegister += registered.contains(child) && expected ? 1 : 0;
                units += sent ? 1 : 0;
            }
            covered += below.covered && expected ? 1 : 0;
        }
        var body = declared.get(code);
        Long stated = body == null ? null : body.expected;
        boolean known = bodies > 0 || unitsInRegister > 0 || stated != null;
        long implied = stated == null ? 0 : Math.max(0, stated - bodies);
        long expected = bodies + Math.max(implied, Math.max(units, unitsInRegister));
        boolean directIn = own != null && own.figures[family] != null;
        boolean whole = directIn && known && covered >= expected;
        Long total = body == null ? null : body.figures[family];
        boolean isCovered = total != null || (administrative.contains(code) || code.equals("VN") ? whole : directIn);
        return new Published(outcome(detail, total, body, family, whole), isCovered);
    }

    private static Long outcome(Long detail, Long total, Sent body, int family, boolean whole) {
        if (total == null || detail == null) {
            return total == null ? detail : total;
        }
        long removed = Math.min(body.duplicates[family], detail);
        long tolerance = family == 2 ? body.tolerance : 0;
        long difference = total - (detail - removed);
        if (Math.abs(difference) <= tolerance) {
            return detail - removed;
        }
        return !whole && difference > 0 ? total : detail;
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
        Long participants = null;
        Long classes = null;
        boolean opening = false;
        for (var activity : json.path("activities")) {
            participants = plus(participants, activity.path("participants").path("total"));
            classes = plus(classes, activity.path("classes"));
            opening |= activity.path("group").asText().equals("opening");
        }
        if (!opening) {
            participants = plus(participants, json.path("opening").path("participants"));
        }
        Long amount = null;
        for (var line : json.path("funding")) {
            amount = plus(amount, line.path("amount_vnd"));
        }
        var reporter = json.path("reporter");
        var removed = json.path("duplicates_removed");
        var expected = json.path("coverage").path("expected");
        return new Sent(
                json.path("campaign_year").asInt(),
                json.path("kind").asText(),
                json.path("revision").asInt(1),
                receivedAt,
                reporter.path("code").asText(),
                reporter.path("reports_to").asText(),
                reporter.path("level").asText(),
                reporter.path("locality_code").asText(),
                !reporter.path("counted_in").asText().isEmpty(),
                figures(json.path("held").asText().equals("not_held"), participants, classes, amount),
                new long[] {
                    removed.path("participants").asLong(),
                    removed.path("classes").asLong(),
                    removed.path("amount_vnd").asLong()
                },
                0,
                expected.isNumber() ? expected.asLong() : null);
    }

    private static Long plus(Long sum, JsonNode number) {
        return number.isNumber() ? Long.valueOf((sum == null ? 0 : sum) + number.asLong()) : sum;
    }

    /** On a nil report, blanks are zero. */
    private static Long[] figures(boolean nil, Long... figures) {
        for (int family = 0; family < FAMILIES; family++) {
            figures[family] = nil && figures[family] == null ? Long.valueOf(0) : figures[family];
        }
        return figures;
    }

    private static Sent workbook(Path file, Instant receivedAt) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                var book = new XSSFWorkbook(bytes)) {
            var oneSheet = book.getSheet("Báo cáo");
            var general = labels(oneSheet == null ? book.getSheet("Thông tin chung") : oneSheet);
            var money = new Money();
            var figures = oneSheet == null ? tables(book, money) : oneSheet(general, oneSheet, money);
            var level = Map.of("Xã", "commune", "Huyện", "district", "Tỉnh", "province")
                    .getOrDefault(text(general.get("Cấp báo cáo")), "unit");
            var expected = general.get("Số đơn vị phải báo cáo");
            return new Sent(
                    (int) number(general.get("Năm tổ chức Tuần lễ")),
                    text(general.get("Loại báo cáo")).equals("Báo cáo tổng hợp") ? "consolidated" : "direct",
                    (int) Math.max(1, number(general.get("Lần gửi"))),
                    receivedAt,
                    text(general.get("Mã đơn vị báo cáo")),
                    text(general.get("Đơn vị nhận báo cáo")),
                    level,
                    text(general.get("Mã đơn vị hành chính")),
                    !text(general.get("Đã tính trong báo cáo của")).isEmpty(),
                    figures(text(general.get("Tình hình tổ chức")).equals("Không tổ chức"), figures),
                    new long[] {
                        Math.round(number(general.get("Số lượt người trùng đã loại trừ"))),
                        Math.round(number(general.get("Số lớp trùng đã loại trừ"))),
                        Math.round(number(general.get("Kinh phí trùng đã loại trừ")))
                    },
                    money.halfDigits,
                    isNumber(expected) ? Long.valueOf(Math.round(number(expected))) : null);
        }
    }

    /** Adds amounts up, and half the last written digit of each. */
    private static final class Money {
        private Long sum;
        private long halfDigits;

        void add(Cell cell, long unit) {
            if (isNumber(cell)) {
                sum = (sum == null ? 0 : sum) + Math.round(cell.getNumericCellValue() * unit);
                var written =
                        java.math.BigDecimal.valueOf(cell.getNumericCellValue()).stripTrailingZeros();
                long digit = Math.round(unit / Math.pow(10, Math.max(0, written.scale())));
                halfDigits += unit == 1 ? 0 : digit / 2;
            }
        }
    }

    private static Long[] oneSheet(Map<String, Cell> labels, Sheet sheet, Money money) {
        long unit = moneyUnit(sheet);
        money.add(labels.get("Kinh phí ngân sách nhà nước"), unit);
        money.add(labels.get("Kinh phí xã hội hóa"), unit);
        return new Long[] {
            whole(labels.get("Tổng số lượt người tham gia (kể cả khai mạc)")),
            whole(labels.get("Tổng số lớp")),
            money.sum
        };
    }

    private static Long whole(Cell cell) {
        return isNumber(cell) ? Long.valueOf(Math.round(number(cell))) : null;
    }

    private static Long[] tables(XSSFWorkbook book, Money money) {
        var activities = book.getSheet("Hoạt động");
        var groups = column(activities, "Nhóm hoạt động");
        boolean opening = groups.stream().anyMatch("Lễ khai mạc, phát động"::equals);
        var ceremony = opening
                ? null
                : whole(labels(book.getSheet("Khai mạc, phát động")).get("Số lượng người tham gia"));
        var people = sum(activities, "Nhóm hoạt động", "Tổng số lượt người tham gia");
        var sheet = book.getSheet("Kinh phí");
        long unit = moneyUnit(sheet);
        cells(sheet, "Nguồn kinh phí", "Số tiền").forEach(cell -> money.add(cell, unit));
        return new Long[] {
            ceremony == null ? people : Long.valueOf(ceremony + (people == null ? 0 : people)),
            sum(activities, "Nhóm hoạt động", "Số lớp"),
            money.sum
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

    private static Long sum(Sheet sheet, String known, String wanted) {
        Long sum = null;
        for (var cell : cells(sheet, known, wanted)) {
            sum = isNumber(cell) ? Long.valueOf((sum == null ? 0 : sum) + Math.round(number(cell))) : sum;
        }
        return sum;
    }

    private static List<Cell> cells(Sheet sheet, String known, String wanted) {
        var cells = new ArrayList<Cell>();
        if (sheet == null) {
            return cells;
        }
        var header = header(sheet, known);
        int label = position(header, known);
        int value = position(header, wanted);
        for (int at = header.getRowNum() + 1; at <= sheet.getLastRowNum(); at++) {
            var row = sheet.getRow(at);
            if (row != null && !isTotal(row, label)) {
                cells.add(row.getCell(value));
            }
        }
        return cells;
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

    private static boolean isNumber(Cell cell) {
        return cell != null && cell.getCellType() == CellType.NUMERIC;
    }

    private static double number(Cell cell) {
        return isNumber(cell) ? cell.getNumericCellValue() : 0;
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
