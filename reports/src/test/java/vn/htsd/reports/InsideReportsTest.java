package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.render.Format;
import vn.htsd.reports.trace.FigureFile;

/** Who reported, and how good the figures are. */
@SuppressWarnings("NullAway.Init")
class InsideReportsTest {
    private static final Locale VI = Locale.forLanguageTag("vi");
    private static final Set<Format> PDF = Set.of(Format.PDF);

    @TempDir
    static Path home;

    static Workspace workspace;
    static Path status;
    static Path quality;

    @BeforeAll
    static void make() {
        workspace = new Workspace(home);
        var shape = new ArrayList<>(Arrays.asList(Country.withCommunes()));
        shape.add("UPDATE submission SET status = 'returned' WHERE reporter_key LIKE 'U04-5@%'");
        shape.add("INSERT INTO finding SELECT submission_id, 0, 'error', 'TOTAL_MISMATCH', 'Hoạt động!J14', '12',"
                + " 'Tổng không bằng cộng các dòng.', 'The total is not the sum.' FROM submission"
                + " WHERE reporter_key LIKE 'U04-5@%'");
        shape.add("INSERT INTO finding SELECT submission_id, 0, 'warning', 'OUTLIER', 'Hoạt động!J14', '9999',"
                + " 'Cao gấp nhiều lần các đơn vị cùng loại.', 'Far above its peers.' FROM submission"
                + " WHERE reporter_key LIKE 'U04-4@%'");
        Country.write(workspace.warehouse(), shape.toArray(String[]::new));
        var reports = new Reports(workspace, IssueSettings.draft());
        status = reports.status(2025, PDF, VI, Progress.SILENT).get(0);
        quality = reports.quality(2025, PDF, VI, Progress.SILENT).get(0);
    }

    @Test
    void the_status_names_who_is_missing_with_the_deadline_that_a_document_sets() throws IOException {
        try (var pdf = Pdf.read(status)) {
            assertThat(pdf.text())
                    .contains("Bảng 1. Tình hình báo cáo theo cấp")
                    .contains("Cao Bằng 3 2 66,7%")
                    .contains("1 Cao Bằng 1 xã Lý Bôn 15/10/2025")
                    .contains("Có 2 tỉnh, thành phố chưa có báo cáo: Lạng Sơn, Ninh Bình.")
                    .doesNotContain("null")
                    .doesNotContain("[");
        }
    }

    @Test
    void the_quality_tells_rules_places_differences_and_why_reports_went_back() throws IOException {
        try (var pdf = Pdf.read(quality)) {
            assertThat(pdf.text())
                    .contains("Đã nhận 5 báo cáo, trong đó 1 báo cáo được đề nghị chỉnh sửa (20,0%).")
                    .contains("TOTAL_MISMATCH lỗi 1 1 Tổng không bằng cộng các dòng.")
                    .contains("OUTLIER lưu ý 1 1 Cao gấp nhiều lần các đơn vị cùng loại.")
                    .contains("Trường THCS số 5 tệp.xlsx Tổng không bằng cộng các dòng.")
                    .contains("Trường THCS số 4 tệp.xlsx Cao gấp nhiều lần các đơn vị cùng loại.")
                    .contains("Số lượt người tham gia 700 500 200 40,0%")
                    .contains("Số lượt người tham gia 400 500 -100 -20,0%")
                    .doesNotContain("null")
                    .doesNotContain("[");
        }
    }

    @Test
    void every_figure_is_what_its_origin_says() throws SQLException {
        for (var report : List.of("2025.status", "2025.quality")) {
            var list = new FigureFile(workspace.reports()).listOf(report + ".x").orElseThrow();
            assertThat(list.entries()).hasSizeGreaterThan(50);
            Sums.check(workspace.warehouse(), list.entries());
        }
    }
}
