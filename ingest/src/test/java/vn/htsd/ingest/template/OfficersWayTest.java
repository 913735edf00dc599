package vn.htsd.ingest.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.Ingest;
import vn.htsd.ingest.IngestSummary;
import vn.htsd.ingest.IngestSummary.FileStatus;

/**
 * The way of one form as {@code docs/for-officers.vi.md} tells it: got, filled in with mistakes, sent, returned, corrected,
 * accepted. With {@code -Dpictures=DIR} the workbooks are kept there for {@code docs/pictures.sh}.
 */
class OfficersWayTest {
    private static final Instant NOW = Instant.parse("2025-10-08T03:00:00Z");
    private static final String ACTIVITIES = "Hoạt động";
    private static final String TOTAL = "Tổng số lượt người tham gia";

    @TempDir
    Path folder;

    @Test
    void a_form_with_mistakes_comes_back_marked_and_passes_once_the_marked_cells_are_right() throws IOException {
        var workspace = new Workspace(folder.resolve("home")).create();
        var blank = new Templates(FormCatalogue.shipped(), Reference.shipped())
                .write("HTSD-A/2025", "01477", folder.resolve("blank.xlsx"));
        var form = filled(new FilledTemplate(blank));
        form.set(ACTIVITIES, 2, Map.of("Nhà giáo", 140));
        form.value("Kinh phí", "Đơn vị tính").setBlank();
        var sent = form.save(workspace.inbox().resolve("bao-cao.xlsx"));
        keep(blank, "blank.xlsx");
        keep(sent, "faulty.xlsx");

        assertThat(sendAll(workspace).files()).singleElement().satisfies(file -> assertThat(file.status())
                .isEqualTo(FileStatus.RETURNED));
        var returned = returned(workspace);
        keep(returned, "returned.xlsx");

        var corrected = new FilledTemplate(returned);
        var teachers = corrected.cell(ACTIVITIES, 2, TOTAL);
        var amount = corrected.value("Kinh phí", "Đơn vị tính");
        assertThat(teachers.getCellStyle().getLocked()).isFalse();
        assertThat(amount.getCellStyle().getLocked()).isFalse();
        teachers.setCellValue(180);
        amount.setCellValue("triệu đồng");
        corrected.save(workspace.inbox().resolve("bao-cao.xlsx"));
        assertThat(sendAll(workspace).files()).singleElement().satisfies(file -> assertThat(file.status())
                .isEqualTo(FileStatus.ACCEPTED));
    }

    /** Excel's sums pass over numbers that are text, so retyping the marked cells mends the totals too. */
    @Test
    void numbers_typed_as_text_are_marked_themselves_and_retyping_them_is_enough() throws IOException {
        var workspace = new Workspace(folder.resolve("home")).create();
        var blank = new Templates(FormCatalogue.shipped(), Reference.shipped())
                .write("HTSD-A/2025", "01477", folder.resolve("blank.xlsx"));
        var form = filled(new FilledTemplate(blank));
        form.set(ACTIVITIES, 1, Map.of(TOTAL, "85"));
        form.set("Kinh phí", 3, Map.of("Số tiền", "4"));
        form.save(workspace.inbox().resolve("bao-cao.xlsx"));
        assertThat(sendAll(workspace).files()).singleElement().satisfies(file -> assertThat(file.findings())
                .extracting(finding -> finding.rule() + " " + finding.place())
                .containsExactly("TOTAL_MISMATCH Hoạt động!L8", "TOTAL_MISMATCH Kinh phí!D10"));

        var corrected = new FilledTemplate(returned(workspace));
        corrected.set(ACTIVITIES, 1, Map.of(TOTAL, 85));
        corrected.set("Kinh phí", 3, Map.of("Số tiền", 4));
        corrected.save(workspace.inbox().resolve("bao-cao.xlsx"));
        assertThat(sendAll(workspace).accepted()).isEqualTo(1);
    }

    private static FilledTemplate filled(FilledTemplate form) {
        return form.set("Thông tin chung", "Loại báo cáo", "Báo cáo của đơn vị")
                .set("Thông tin chung", "Kế hoạch số", "125/KH-UBND")
                .set("Thông tin chung", "Ngày ban hành kế hoạch", LocalDate.of(2025, 9, 22))
                .set("Khai mạc, phát động", "Thời gian tổ chức", LocalDate.of(2025, 10, 1))
                .set("Khai mạc, phát động", "Địa điểm tổ chức", "Nhà văn hóa xã")
                .set("Khai mạc, phát động", "Hình thức tổ chức", "Mít tinh")
                .set("Khai mạc, phát động", "Số lượng người tham gia", 350)
                .set("Khai mạc, phát động", "Tự đánh giá kết quả so với kế hoạch", "Đạt kế hoạch")
                .set(ACTIVITIES, 1, Map.of("Tên hoạt động", "Tọa đàm về tự học", "Số cuộc, buổi", 1, TOTAL, 85))
                .set(
                        ACTIVITIES,
                        2,
                        Map.of(
                                "Tên hoạt động",
                                "Lớp trí tuệ nhân tạo cơ bản",
                                "Hình thức",
                                "Trực tiếp",
                                "Số lớp",
                                4,
                                TOTAL,
                                120,
                                "Nhà giáo",
                                20,
                                "Học sinh, sinh viên, học viên",
                                40))
                .set(ACTIVITIES, 4, Map.of("Tên hoạt động", "Ngày hội đọc sách", "Số cuộc, buổi", 2, TOTAL, 260))
                .set("Kinh phí", "Đơn vị tính", "triệu đồng")
                .set("Kinh phí", 1, Map.of("Số tiền", 12.5))
                .set("Kinh phí", 3, Map.of("Đơn vị, cá nhân hỗ trợ", "Hội Khuyến học xã", "Số tiền", 4))
                .set("Đánh giá, kiến nghị", "Thuận lợi", "Được các cấp quan tâm, nhân dân hưởng ứng.")
                .set("Đánh giá, kiến nghị", "Khó khăn", "Đường truyền ở một số thôn còn yếu.");
    }

    private static IngestSummary sendAll(Workspace workspace) {
        return new Ingest(workspace, FormCatalogue.shipped(), Reference.shipped(), Clock.fixed(NOW, ZoneOffset.UTC))
                .run(new Ingest.Request(workspace.inbox(), "counter", null, 1), Progress.SILENT);
    }

    private static Path returned(Workspace workspace) throws IOException {
        try (var files = Files.walk(workspace.outbox())) {
            return files.filter(file -> file.toString().endsWith(".xlsx"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void keep(Path file, String name) throws IOException {
        var pictures = System.getProperty("pictures");
        if (pictures != null) {
            Files.copy(
                    file,
                    Files.createDirectories(Path.of(pictures)).resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
