package vn.htsd.ingest.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Form A as an officer fills it in by hand, saved by Apache POI, whose files are much like Excel's: titles above, values in
 * merged cells, headings on two rows, columns in another order, figures as text, sums as formulas. Which of these a
 * workbook has is decided by its seed; each is valid as it stands.
 */
public final class OfficerForm {
    public static final String GENERAL = "Thông tin chung";
    public static final String OPENING = "Khai mạc, phát động";
    public static final String ACTIVITIES = "Hoạt động";
    public static final String FUNDING = "Kinh phí";
    public static final String WORDS = "Đánh giá, kiến nghị";
    public static final String SINGLE = "Báo cáo";
    public static final String TOTAL = "Tổng số lượt người tham gia";
    public static final String FEMALE = "Trong đó: Nữ";

    private static final List<String> KINDS = List.of(
            "Tuyên truyền, tọa đàm, diễn đàn",
            "Tập huấn, bồi dưỡng kỹ năng số",
            "Nền tảng học tập trực tuyến, MOOC, học liệu số",
            "Thư viện, thư viện số, tủ sách, khuyến đọc",
            "Cuộc thi, trải nghiệm công nghệ số và tri thức mới",
            "digital_library",
            "Hoạt động khác");
    private static final List<String> GROUPS = List.of(
            "Cán bộ, công chức, viên chức (không kể nhà giáo)",
            "Nhà giáo",
            "Học sinh, sinh viên, học viên",
            "Người lao động",
            "Lực lượng vũ trang",
            "Người dân, đối tượng khác");
    private static final List<String> SOURCES = List.of(
            "Ngân sách nhà nước",
            "Huy động hỗ trợ, vận động từ các đơn vị, doanh nghiệp (xã hội hóa)",
            "Nguồn hợp pháp khác",
            "Lồng ghép từ các chương trình, đề án");
    private static final List<String> UNITS = List.of("đồng", "nghìn đồng", "triệu đồng", "1.000 đồng");

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final Officer officer;
    private final int year;
    private final Random dice;
    private final boolean figuresAsText;
    private final boolean datesAsText;
    private final boolean sumsAsFormulas;
    private final boolean numbered;
    private final boolean ceremonyTwice;
    private final CellStyle title;
    private final CellStyle heading;
    private final CellStyle text;
    private final CellStyle figure;
    private final CellStyle day;
    private final int ceremony;

    private OfficerForm(Officer officer, int year, long seed) {
        this.officer = officer;
        this.year = year;
        this.dice = new Random(seed);
        this.figuresAsText = dice.nextInt(3) == 0;
        this.datesAsText = dice.nextBoolean();
        this.sumsAsFormulas = !figuresAsText && dice.nextBoolean();
        this.numbered = dice.nextBoolean();
        this.ceremonyTwice = dice.nextInt(3) == 0;
        this.ceremony = 150 + dice.nextInt(600);
        this.title = style(14, true, "General");
        this.heading = style(11, true, "General");
        heading.setAlignment(HorizontalAlignment.CENTER);
        this.text = style(12, false, "General");
        this.figure = style(12, false, "#,##0");
        this.day = style(12, false, "dd/mm/yyyy");
    }

    /** The bytes of one; the same arguments give the same form. */
    public static byte[] of(Officer officer, int year, long seed) {
        var form = new OfficerForm(officer, year, seed);
        try (var out = new ByteArrayOutputStream();
                form.workbook) {
            if (year == 2023) {
                form.single();
            } else {
                form.sheets();
            }
            form.workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CellStyle style(int size, boolean bold, String format) {
        var style = workbook.createCellStyle();
        var font = workbook.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) size);
        font.setBold(bold);
        style.setFont(font);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderTop(BorderStyle.THIN);
        style.setWrapText(true);
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private void sheets() {
        labels(GENERAL, general("HTSD-A/" + year));
        labels(OPENING, opening());
        activities();
        funding();
        var words = new LinkedHashMap<String, Object>();
        words.put("Thuận lợi", "Được cấp ủy, chính quyền quan tâm; học sinh hưởng ứng.");
        words.put("Khó khăn", "Kinh phí còn hạn chế.");
        words.put("Kiến nghị đối với UBND xã, phường", "Hỗ trợ đường truyền Internet cho thư viện.");
        labels(WORDS, words);
        workbook.setSheetOrder(WORDS, dice.nextInt(5));
        workbook.setSheetOrder(FUNDING, dice.nextInt(5));
    }

    private void single() {
        var values = general("HTSD-A/2023");
        long unit = unit();
        values.put("Đơn vị tính", unit == 1 ? "đồng" : unit == 1000 ? "nghìn đồng" : "triệu đồng");
        values.put("Số người tham gia lễ khai mạc", ceremony);
        values.put("Tổng số lớp", 3 + dice.nextInt(40));
        values.put("Tổng số lượt người tham gia (kể cả khai mạc)", ceremony + 500 + dice.nextInt(4000));
        values.put("Kinh phí ngân sách nhà nước", amount(unit));
        values.put("Kinh phí xã hội hóa", amount(unit));
        labels(SINGLE, values);
    }

    private Map<String, Object> general(String form) {
        var values = new LinkedHashMap<String, Object>();
        values.put("Ký hiệu biểu", form);
        values.put("Năm tổ chức Tuần lễ", year);
        values.put("Loại báo cáo", officer.consolidates() ? "Báo cáo tổng hợp" : "Báo cáo của đơn vị");
        values.put("Tính chất", "Lần đầu");
        values.put("Lần gửi", 1);
        values.put("Tình hình tổ chức", "Có tổ chức");
        values.put("Mã đơn vị báo cáo", officer.code());
        values.put("Tên đơn vị báo cáo", officer.name());
        values.put("Cấp báo cáo", officer.level());
        values.put("Loại hình đơn vị", officer.type());
        putIfGiven(values, "Mã đơn vị hành chính", officer.place());
        values.put("Tỉnh, thành phố", officer.province());
        putIfGiven(values, "Huyện, quận, thị xã, thành phố thuộc tỉnh", officer.district());
        putIfGiven(values, "Xã, phường, thị trấn, đặc khu", officer.commune());
        values.put("Số, ký hiệu báo cáo", (20 + dice.nextInt(300)) + "/BC");
        if (officer.dated()) {
            values.put("Ngày ký báo cáo", LocalDate.of(year, 10, 9));
        }
        values.put("Người ký", "Nguyễn Thị Mẫu");
        if (officer.consolidates()) {
            values.put("Số đơn vị phải báo cáo", 40 + dice.nextInt(20));
            values.put("Số đơn vị đã báo cáo", 20 + dice.nextInt(20));
        }
        values.put("Người lập biểu", "Trần Văn Thử");
        values.put("Điện thoại", "0912000111");
        return values;
    }

    private static void putIfGiven(Map<String, Object> values, String label, @Nullable String value) {
        if (value != null) {
            values.put(label, value);
        }
    }

    private Map<String, Object> opening() {
        var values = new LinkedHashMap<String, Object>();
        if (officer.dated()) {
            values.put("Thời gian tổ chức", datesAsText ? "7h30, ngày 02/10/" + year : LocalDate.of(year, 10, 2));
        }
        values.put("Địa điểm tổ chức", "Sân trường");
        values.put("Hình thức tổ chức", "Mít tinh");
        values.put("Số lượng người tham gia", ceremony);
        values.put("Tự đánh giá kết quả so với kế hoạch", "Đạt kế hoạch");
        return values;
    }

    private void labels(String name, Map<String, Object> values) {
        var sheet = workbook.createSheet(name);
        int label = numbered ? 1 : 0;
        sheet.setColumnWidth(label, 12_000);
        sheet.setColumnWidth(label + 1, 9_000);
        put(sheet, 0, 0, "BÁO CÁO KẾT QUẢ TUẦN LỄ HƯỞNG ỨNG HỌC TẬP SUỐT ĐỜI NĂM " + year, title);
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, label + 2));
        int row = 2;
        for (var value : values.entrySet()) {
            if (numbered) {
                put(sheet, row, 0, row - 1, text);
            }
            put(sheet, row, label, value.getKey() + (row % 3 == 0 ? ":" : row % 3 == 1 ? " (*)" : ""), text);
            put(sheet, row, label + 1, value.getValue(), text);
            sheet.addMergedRegion(new CellRangeAddress(row, row, label + 1, label + 2));
            row++;
        }
    }

    private void activities() {
        boolean newest = year >= 2025;
        var groups = newest ? GROUPS : List.of(GROUPS.get(0), GROUPS.get(1), GROUPS.get(2), GROUPS.get(5));
        var plain = new ArrayList<>(List.of(
                "Tên hoạt động",
                "Hình thức",
                "Từ ngày",
                "Đến ngày",
                "Địa điểm",
                "Mã xã, phường nơi tổ chức",
                "Số lớp",
                "Số cuộc, buổi",
                TOTAL));
        Collections.shuffle(plain, dice);
        var columns = new ArrayList<>(List.of("STT", "Nhóm hoạt động"));
        columns.addAll(plain);
        int first = columns.size();
        columns.addAll(groups);
        if (newest) {
            columns.add(FEMALE);
        }
        var sheet = workbook.createSheet(ACTIVITIES);
        put(sheet, 0, 0, "KẾT QUẢ CÁC HOẠT ĐỘNG", title);
        // A group's heading over the columns of the population groups, as in the printed form.
        put(sheet, 2, first, "Trong đó", heading);
        sheet.addMergedRegion(new CellRangeAddress(2, 2, first, columns.size() - 1));
        for (int column = 0; column < columns.size(); column++) {
            put(sheet, column < first ? 2 : 3, column, columns.get(column), heading);
            if (column < first) {
                sheet.addMergedRegion(new CellRangeAddress(2, 3, column, column));
            }
        }
        var rows = new ArrayList<Map<String, Object>>();
        if (ceremonyTwice) {
            rows.add(Map.of(
                    "Nhóm hoạt động", "Lễ khai mạc, phát động", "Tên hoạt động", "Lễ phát động", TOTAL, ceremony));
        }
        int many = 2 + dice.nextInt(5);
        for (int at = 0; at < many; at++) {
            rows.add(activity(groups, newest, at));
        }
        table(sheet, 4, columns, rows);
    }

    private Map<String, Object> activity(List<String> groups, boolean newest, int at) {
        var row = new LinkedHashMap<String, Object>();
        row.put("Nhóm hoạt động", KINDS.get(dice.nextInt(KINDS.size())));
        row.put("Tên hoạt động", "Hoạt động thứ " + (at + 1));
        row.put("Hình thức", List.of("Trực tiếp", "Trực tuyến", "Kết hợp").get(dice.nextInt(3)));
        if (officer.dated()) {
            row.put("Từ ngày", LocalDate.of(year, 10, 2 + dice.nextInt(3)));
            row.put("Đến ngày", LocalDate.of(year, 10, 5 + dice.nextInt(3)));
        }
        row.put("Địa điểm", "Hội trường");
        if (dice.nextInt(3) > 0) {
            row.put("Số lớp", 1 + dice.nextInt(9));
        }
        row.put("Số cuộc, buổi", 1 + dice.nextInt(9));
        int sum = 0;
        if (dice.nextInt(4) > 0) {
            for (var group : groups) {
                if (dice.nextBoolean()) {
                    int people = 5 + dice.nextInt(700);
                    row.put(group, people);
                    sum += people;
                }
            }
        }
        int total = sum > 0 && dice.nextInt(3) == 0 ? sum : sum + 20 + dice.nextInt(1500);
        row.put(TOTAL, total);
        if (newest && dice.nextBoolean()) {
            row.put(FEMALE, total / 2);
        }
        if (officer.place() != null && officer.place().length() == 5 && dice.nextInt(3) == 0) {
            row.put("Mã xã, phường nơi tổ chức", officer.place());
        }
        return row;
    }

    private void funding() {
        var sheet = workbook.createSheet(FUNDING);
        put(sheet, 0, 0, "KINH PHÍ THỰC HIỆN", title);
        long unit = unit();
        var written = unit == 1000 ? UNITS.get(1 + 2 * dice.nextInt(2)) : unit == 1 ? UNITS.get(0) : UNITS.get(2);
        put(sheet, 1, 3, (dice.nextBoolean() ? "Đơn vị tính: " : "ĐVT: ") + written, text);
        var columns = List.of("STT", "Nguồn kinh phí", "Đơn vị, cá nhân hỗ trợ", "Số tiền", "Ghi chú");
        for (int column = 0; column < columns.size(); column++) {
            put(sheet, 2, column, columns.get(column), heading);
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (int at = 0; at < 2 + dice.nextInt(2); at++) {
            var row = new LinkedHashMap<String, Object>();
            row.put("Nguồn kinh phí", SOURCES.get(at));
            if (at > 0) {
                row.put("Đơn vị, cá nhân hỗ trợ", "Công ty " + (char) ('A' + at));
            }
            row.put("Số tiền", amount(unit));
            rows.add(row);
        }
        table(sheet, 3, columns, rows);
    }

    private long unit() {
        return List.of(1L, 1000L, 1_000_000L).get(dice.nextInt(3));
    }

    /** What stands in a cell of that unit: between 2 and 80 million đồng. */
    private int amount(long unit) {
        return Math.toIntExact((2 + dice.nextInt(79)) * 1_000_000L / unit);
    }

    private void table(XSSFSheet sheet, int first, List<String> columns, List<Map<String, Object>> rows) {
        int row = first;
        for (var values : rows) {
            put(sheet, row, 0, row - first + 1, figure);
            for (int column = 1; column < columns.size(); column++) {
                put(sheet, row, column, values.get(columns.get(column)), text);
            }
            row++;
        }
        put(sheet, row, 1, "Tổng cộng", heading);
        for (int column = 2; column < columns.size(); column++) {
            var name = columns.get(column);
            var figures = rows.stream()
                    .map(each -> each.get(name))
                    .filter(Integer.class::isInstance)
                    .toList();
            if (figures.isEmpty()) {
                continue;
            }
            int sum = figures.stream().mapToInt(Integer.class::cast).sum();
            put(sheet, row, column, sum, figure);
            if (sumsAsFormulas) {
                var letter = org.apache.poi.ss.util.CellReference.convertNumToColString(column);
                // The value stays: it is what Excel keeps beside the formula.
                sheet.getRow(row)
                        .getCell(column)
                        .setCellFormula("SUM(" + letter + (first + 1) + ":" + letter + row + ")");
            }
        }
    }

    private void put(XSSFSheet sheet, int at, int column, @Nullable Object value, CellStyle style) {
        XSSFRow row = sheet.getRow(at) == null ? sheet.createRow(at) : sheet.getRow(at);
        var cell = row.createCell(column);
        cell.setCellStyle(style);
        if (value instanceof Integer number && style == text && figuresAsText && number != year && number > 1) {
            cell.setCellValue(String.format(Locale.ROOT, "%,d", number).replace(',', '.'));
        } else if (value instanceof Integer number) {
            cell.setCellValue(number);
            cell.setCellStyle(style == text && number != year ? figure : style);
        } else if (value instanceof LocalDate date && datesAsText) {
            cell.setCellValue(date.format(DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT)));
        } else if (value instanceof LocalDate date) {
            cell.setCellValue(date);
            cell.setCellStyle(day);
        } else if (value != null) {
            cell.setCellValue(value.toString());
        }
    }
}
