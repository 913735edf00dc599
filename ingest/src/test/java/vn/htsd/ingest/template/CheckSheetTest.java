package vn.htsd.ingest.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.reference.Reference;

/**
 * What the sheet "Kiểm tra" says, worked out by LibreOffice as an officer's program would. Excel's own functions alone are
 * used, and POI's evaluator does not know array formulas well enough to stand in for it.
 */
class CheckSheetTest {
    private static final FormCatalogue FORMS = FormCatalogue.shipped();
    private static final LocalDate DAY = LocalDate.of(2025, 10, 1);
    private static final String GENERAL = "Thông tin chung";
    private static final String ACTIVITIES = "Hoạt động";
    private static final String TOTAL = "Tổng số lượt người tham gia";

    @TempDir
    static Path folder;

    private static final Map<String, Said> SAID = new LinkedHashMap<>();

    /** The line on top, and for each check that failed its result and place. */
    private record Said(String verdict, Map<String, String> failed) {}

    @BeforeAll
    static void one_run_works_out_all_of_them() throws IOException, InterruptedException {
        assumeTrue(soffice(), "SKIPPED: no soffice on the PATH, so the formulas of “Kiểm tra” are not worked out here");
        var templates = new Templates(FORMS, Reference.shipped());
        for (var form : List.of("HTSD-A/2023", "HTSD-A/2024", "HTSD-A/2025")) {
            var definition = FORMS.form(form).orElseThrow();
            var day = Reference.shipped()
                    .campaigns()
                    .of(definition.campaignYear())
                    .orElseThrow()
                    .weekStart();
            var blank = templates.write(form, "33", folder.resolve("blank.xlsx"));
            new FilledTemplate(blank)
                    .everything(definition, FORMS, day)
                    .save(folder.resolve(form.replace('/', '-') + ".xlsx"));
        }
        var blank = templates.write("HTSD-A/2025", "01477", folder.resolve("blank.xlsx"));
        var definition = FORMS.form("HTSD-A/2025").orElseThrow();
        faulty(new FilledTemplate(blank).everything(definition, FORMS, DAY)).save(folder.resolve("faulty.xlsx"));
        new FilledTemplate(blank)
                .everything(definition, FORMS, DAY)
                .insertRow(ACTIVITIES, 31)
                .set(
                        ACTIVITIES,
                        31,
                        Map.of("Nhóm hoạt động", "Hoạt động khác", TOTAL, 5, "Trong đó: Nữ", 7, "Nhà giáo", 5))
                .save(folder.resolve("inserted.xlsx"));
        work(folder);
        for (var name : List.of("blank", "faulty", "inserted", "HTSD-A-2023", "HTSD-A-2024", "HTSD-A-2025")) {
            SAID.put(name, said(folder.resolve("out").resolve(name + ".xlsx")));
        }
    }

    private static boolean soffice() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "soffice")));
    }

    private static void work(Path folder) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                folder.resolve("out").toString()));
        try (var files = Files.list(folder)) {
            files.map(Path::toString).filter(file -> file.endsWith(".xlsx")).forEach(command::add);
        }
        var office = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("office.log").toFile())
                .start();
        assertThat(office.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(office.exitValue()).isZero();
    }

    private static Said said(Path file) {
        var sheet = new FilledTemplate(file).workbook().getSheet("Kiểm tra");
        var failed = new LinkedHashMap<String, String>();
        for (var row : sheet) {
            if (row.getRowNum() > 4) {
                var result = row.getCell(2).getStringCellValue();
                assertThat(result).matches("Đạt|(Lỗi|Xem lại) \\(\\d+\\)");
                if (!result.equals("Đạt")) {
                    failed.put(
                            row.getCell(1).getStringCellValue(),
                            result + " " + row.getCell(3).getStringCellValue());
                }
            }
        }
        return new Said(sheet.getRow(2).getCell(0).getStringCellValue(), failed);
    }

    private static FilledTemplate faulty(FilledTemplate form) {
        form.value(GENERAL, "Loại báo cáo").setBlank();
        form.set(GENERAL, "Số đơn vị đã báo cáo", 9);
        form.set(ACTIVITIES, 1, Map.of("Nhà giáo", 80, "Hình thức", "trên mạng"));
        form.set(ACTIVITIES, 2, Map.of("Trong đó: Nữ", 31));
        form.set(ACTIVITIES, 3, Map.of("Số lớp", "khoảng 3", "Từ ngày", LocalDate.of(2024, 1, 1)));
        form.set(ACTIVITIES, 10, Map.of(TOTAL, 30));
        form.set(ACTIVITIES, 11, Map.of("Nhóm hoạt động", "Lễ khai mạc, phát động", TOTAL, 340));
        form.value("Kinh phí", "Đơn vị tính").setBlank();
        var total = form.total(ACTIVITIES, "Số cuộc, buổi");
        total.removeFormula();
        total.setCellValue(999);
        return form;
    }

    @Test
    void a_form_that_is_right_shows_no_error() {
        for (var form : List.of("HTSD-A-2023", "HTSD-A-2024", "HTSD-A-2025")) {
            var said = java.util.Objects.requireNonNull(SAID.get(form));
            assertThat(said.verdict()).as(form).startsWith("Biểu chưa thấy lỗi");
            assertThat(said.failed().values()).as(form).noneMatch(result -> result.startsWith("Lỗi"));
        }
    }

    @Test
    void a_blank_form_says_what_is_still_to_be_filled_in() {
        var said = java.util.Objects.requireNonNull(SAID.get("blank"));
        assertThat(said.verdict()).isEqualTo("Có 1 lỗi cần sửa");
        assertThat(said.failed()).containsExactly(Map.entry("Đã ghi “Loại báo cáo”", "Lỗi (1) Thông tin chung!C11"));
    }

    @Test
    void each_fault_is_named_with_its_first_place() {
        var said = java.util.Objects.requireNonNull(SAID.get("faulty"));
        assertThat(said.verdict()).isEqualTo("Có 10 lỗi cần sửa – có 3 điểm nên xem lại");
        assertThat(said.failed())
                .containsOnly(
                        Map.entry("Đã ghi “Loại báo cáo”", "Lỗi (1) Thông tin chung!C11"),
                        Map.entry(
                                "Số đơn vị đã báo cáo, có khai mạc, có kế hoạch không lớn hơn số đơn vị phải báo cáo",
                                "Lỗi (1) Thông tin chung!C36"),
                        Map.entry("Trang “Hoạt động”: số liệu là số, không âm, không có chữ", "Lỗi (1) Hoạt động!J10"),
                        Map.entry("Cột “Hình thức”: các ô chọn đúng danh sách", "Lỗi (1) Hoạt động!D8"),
                        Map.entry("Dòng có số liệu đều đã chọn “Nhóm hoạt động”", "Lỗi (1) Hoạt động!B17"),
                        Map.entry(
                                "“Từ ngày”: ngày trong thời gian tổ chức Tuần lễ năm 2025",
                                "Xem lại (1) Hoạt động!E10"),
                        Map.entry(
                                "Các nhóm đối tượng cộng lại không lớn hơn tổng số lượt người", "Lỗi (1) Hoạt động!L8"),
                        Map.entry("Các nhóm đối tượng cộng lại bằng tổng số lượt người", "Xem lại (2) Hoạt động!L9"),
                        Map.entry("Số nữ không lớn hơn tổng số lượt người", "Lỗi (1) Hoạt động!L9"),
                        Map.entry("Trang “Hoạt động”: dòng Tổng cộng bằng tổng các dòng", "Lỗi (1) Hoạt động!K39"),
                        Map.entry("Trang “Kinh phí”: đã chọn đơn vị tính của số tiền", "Lỗi (1) Kinh phí!D5"),
                        Map.entry("Số người dự khai mạc ở hai trang giống nhau", "Lỗi (1) Khai mạc, phát động!C8"));
    }

    @Test
    void a_row_inserted_before_the_end_is_checked_like_the_others() {
        var said = java.util.Objects.requireNonNull(SAID.get("inserted"));
        assertThat(said.failed()).containsEntry("Số nữ không lớn hơn tổng số lượt người", "Lỗi (1) Hoạt động!L38");
    }
}
