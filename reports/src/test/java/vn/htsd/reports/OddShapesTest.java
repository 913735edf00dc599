package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.approval.Approval;
import vn.htsd.data.approval.ApprovalLog;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.query.Quotation;
import vn.htsd.reports.query.Slice;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Format;

/** A country of one province, one that nobody reports from, and words without end. */
class OddShapesTest {
    private static final Locale VI = Locale.forLanguageTag("vi");
    private static final Set<Format> PDF = Set.of(Format.PDF);

    /** Only Cao Bằng is left. */
    static final String[] ONE_PROVINCE = {
        "DELETE FROM fact_reporting WHERE locality_key NOT LIKE '04@%'",
        "DELETE FROM fact_participants WHERE locality_key NOT LIKE '04@%'",
        "DELETE FROM fact_participants_female WHERE locality_key NOT LIKE '04@%'",
        "DELETE FROM fact_classes WHERE locality_key NOT LIKE '04@%'",
        "DELETE FROM fact_funding WHERE locality_key NOT LIKE '04@%'",
        "DELETE FROM fact_opening WHERE locality_key NOT LIKE '04@%'",
        "DELETE FROM narrative WHERE locality_key NOT LIKE '04@%'",
        "DELETE FROM fact_reconciliation WHERE node_key NOT LIKE '04@%'"
    };

    /** Nobody in Cao Bằng sent anything. */
    static final String[] SILENT_PROVINCE = {
        "DELETE FROM fact_participants WHERE locality_key LIKE '04@%'",
        "DELETE FROM fact_participants_female WHERE locality_key LIKE '04@%'",
        "DELETE FROM fact_classes WHERE locality_key LIKE '04@%'",
        "DELETE FROM fact_funding WHERE locality_key LIKE '04@%'",
        "DELETE FROM fact_opening WHERE locality_key LIKE '04@%'",
        "DELETE FROM narrative WHERE locality_key LIKE '04@%'",
        "DELETE FROM fact_reconciliation WHERE node_key LIKE '04@%'",
        "UPDATE fact_reporting SET status = 'missing', received_at = NULL, timeliness = NULL, submission_id = NULL,"
                + " revision = NULL WHERE locality_key LIKE '04@%'"
    };

    /** One school of Cao Bằng writes two hundred lines. */
    static final String TWO_HUNDRED_LINES = "UPDATE narrative SET text = '"
            + IntStream.rangeClosed(1, 200)
                    .mapToObj(line -> "Dòng thứ " + line + " của ý kiến dài.")
                    .collect(Collectors.joining("\n"))
            + "' WHERE campaign_year = 2025 AND section = 'assessment.advantages' AND reporter_key LIKE 'U04-%'";

    @Test
    void a_country_of_one_province(@TempDir Path home) throws IOException {
        var workspace = new Workspace(home);
        Country.write(workspace.warehouse(), ONE_PROVINCE);
        var reports = new Reports(workspace, IssueSettings.draft());
        try (var nation = Pdf.read(
                        reports.national(2025, PDF, VI, Progress.SILENT).get(0));
                var trend = Pdf.read(
                        reports.trend(2023, 2025, PDF, VI, Progress.SILENT).get(0))) {
            assertThat(nation.text())
                    .contains("1 Cao Bằng")
                    .doesNotContain("2 Tuyên Quang")
                    .doesNotContain("null")
                    .doesNotContain("[");
            assertThat(trend.text()).contains("1 Cao Bằng").doesNotContain("null");
        }
        assertThat(reports.places(2025, LocalityLevel.PROVINCE, null, PDF, 2, VI, Progress.SILENT)
                        .written())
                .hasSize(1);
    }

    @Test
    void a_province_that_nobody_reports_from(@TempDir Path home) throws IOException {
        var workspace = new Workspace(home);
        Country.write(workspace.warehouse(), SILENT_PROVINCE);
        var made = new Reports(workspace, IssueSettings.draft())
                .places(2025, LocalityLevel.PROVINCE, "04", PDF, 1, VI, Progress.SILENT);
        try (var pdf = Pdf.read(made.written().get(0))) {
            assertThat(pdf.text())
                    .contains("Chưa có số liệu về các hoạt động triển khai trong Tuần lễ.")
                    .contains("Chưa có số liệu về kinh phí tổ chức Tuần lễ.")
                    .contains("Chưa có báo cáo nêu đề xuất, kiến nghị.")
                    .doesNotContain("null")
                    .doesNotContain("NaN")
                    .doesNotContain("[");
        }
    }

    @Test
    void words_without_end_go_on_over_pages_inside_and_in_print(@TempDir Path home) throws IOException {
        var workspace = new Workspace(home);
        Country.write(workspace.warehouse(), TWO_HUNDRED_LINES);
        var reports = new Reports(workspace, IssueSettings.draft());
        reports.places(2025, LocalityLevel.PROVINCE, "04", PDF, 1, VI, Progress.SILENT);
        try (var internal = Pdf.read(workspace.reports().resolve("2025/province/04.internal.pdf"))) {
            assertThat(internal.text()).contains("Dòng thứ 1 của").contains("Dòng thứ 200 của ý kiến dài.");
        }
        try (var warehouse = new Warehouse(workspace.warehouse())) {
            Quotation.first(warehouse, Slice.nation(2025), 10_000).stream()
                    .filter(each -> each.text().startsWith("Dòng thứ 1"))
                    .limit(1)
                    .forEach(each -> new ApprovalLog(workspace.decisions())
                            .add(new Approval(
                                    each.id(),
                                    Approval.Kind.QUOTATION,
                                    2025,
                                    each.submission(),
                                    each.text(),
                                    "Lan",
                                    Instant.parse("2025-11-02T05:00:00Z"),
                                    "",
                                    false)));
        }
        var again = reports.places(2025, LocalityLevel.PROVINCE, "04", PDF, 1, VI, Progress.SILENT);
        try (var pdf = Pdf.read(again.written().get(0))) {
            assertThat(pdf.text()).contains("“Dòng thứ 1 của").contains("Dòng thứ 200 của ý kiến dài.” (Trường THCS");
        }
    }

    @Test
    void a_revised_figure_carries_its_sign_with_a_legend(@TempDir Path home) throws Exception {
        var workspace = new Workspace(home);
        Country.write(workspace.warehouse());
        try (var db = DriverManager.getConnection("jdbc:duckdb:" + workspace.warehouse());
                var statement = db.createStatement()) {
            statement.execute("UPDATE trend SET obs_status = 'R' WHERE code = '04' AND campaign_year = 2024");
        }
        var made = new Reports(workspace, IssueSettings.draft()).trend(2023, 2025, PDF, VI, Progress.SILENT);
        try (var pdf = Pdf.read(made.get(0))) {
            assertThat(pdf.text())
                    .containsPattern("Cao Bằng [0-9.]+ [0-9.]+ \\(r\\)")
                    .contains("“(r)”");
        }
    }
}
