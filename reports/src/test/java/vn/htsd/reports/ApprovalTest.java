package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.approval.Approval;
import vn.htsd.data.approval.ApprovalLog;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.query.LandedSponsors;
import vn.htsd.reports.query.Picture;
import vn.htsd.reports.query.Quotation;
import vn.htsd.reports.query.Slice;
import vn.htsd.reports.query.Sponsor;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Format;

/** Words and pictures of reports are printed when somebody approved them, and stay inside until then. */
@SuppressWarnings("NullAway.Init")
class ApprovalTest {
    private static final Locale VI = Locale.forLanguageTag("vi");
    private static final Set<Format> PDF = Set.of(Format.PDF);
    private static final String SHA = "ab".repeat(32);
    private static final String WORDS = "Lớp học số kín chỗ; đường vào thôn còn khó.";

    @TempDir
    static Path home;

    static Workspace workspace;

    @BeforeAll
    static void make() throws IOException {
        workspace = new Workspace(home);
        Country.write(
                workspace.warehouse(),
                "UPDATE narrative SET text = '" + WORDS
                        + "' WHERE campaign_year = 2025 AND section = 'assessment.advantages'"
                        + " AND reporter_key LIKE 'U04-%'",
                "INSERT INTO submission SELECT 2025, submission_id, 'abc', 'tệp.xlsx', received_at, 'mail', 'Trường',"
                        + " 'accepted', reporter_key, 'HTSD-A/2025', 'direct', 1, NULL, 'held', NULL, NULL, '5/KH', NULL,"
                        + " NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, true FROM fact_reporting WHERE campaign_year = 2025 AND reporter_key"
                        + " LIKE 'U04-1@%'",
                "INSERT INTO photo SELECT 2025, reporter_key, locality_key, submission_id, '" + SHA
                        + "', 'tệp.xlsx#ảnh 1', 320, 200, 1000, 'Lễ phát động', false, NULL, NULL FROM fact_reporting"
                        + " WHERE campaign_year = 2025 AND reporter_key LIKE 'U04-1@%'");
        var photo = workspace.photos().resolve("ab").resolve(SHA + ".jpg");
        Files.createDirectories(photo.getParent());
        ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "jpg", photo.toFile());
    }

    /** As ingest leaves it: one report names a person, the other one does not count. */
    private static void landed(String submission) throws Exception {
        var batch = Files.createDirectories(workspace.landing().resolve("b1"));
        try (var db = DriverManager.getConnection("jdbc:duckdb:");
                var statement = db.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM (VALUES ('" + submission + "', ' Bà Nguyễn Thị Tặng '), ('" + submission
                            + "', NULL), ('elsewhere', 'Ông Lê Văn Cho')) f(submission_id, sponsor)) TO '"
                            + batch.resolve("funding.parquet") + "' (FORMAT parquet)");
        }
    }

    @Test
    void a_sponsor_is_named_after_somebody_approved_it() throws Exception {
        Sponsor sponsor;
        try (var warehouse = new Warehouse(workspace.warehouse())) {
            var submission = Picture.of(warehouse, Slice.nation(2025)).get(0).submission();
            landed(submission);
            var sponsors = Sponsor.of(warehouse, Slice.nation(2025), new LandedSponsors(workspace.landing()));
            assertThat(sponsors).singleElement().satisfies(each -> {
                assertThat(each.name()).isEqualTo("Bà Nguyễn Thị Tặng");
                assertThat(each.reporter()).isEqualTo("Trường THCS số 1");
            });
            sponsor = sponsors.get(0);
        }
        try (var report = national();
                var internal = internal()) {
            assertThat(report.text()).doesNotContain("Nguyễn Thị Tặng");
            assertThat(internal.text())
                    .contains(sponsor.id() + " Trường THCS số 1")
                    .contains("Bà Nguyễn Thị Tặng")
                    .doesNotContain("Lê Văn Cho");
        }
        log(Approval.Kind.SPONSOR, sponsor.id(), sponsor.submission(), sponsor.name(), false);
        try (var report = national();
                var internal = internal()) {
            assertThat(report.text()).contains("được phép nêu tên: Bà Nguyễn Thị Tặng.");
            assertThat(internal.text()).doesNotContain("Nguyễn Thị Tặng");
        }
        log(Approval.Kind.SPONSOR, sponsor.id(), sponsor.submission(), sponsor.name(), true);
    }

    private static Pdf national() {
        return Pdf.read(new Reports(workspace, IssueSettings.draft())
                .national(2025, PDF, VI, Progress.SILENT)
                .get(0));
    }

    private static Pdf internal() {
        return Pdf.read(workspace.reports().resolve("2025/national.internal.pdf"));
    }

    private static void log(Approval.Kind kind, String id, String submission, String words, boolean withdrawn) {
        new ApprovalLog(workspace.decisions())
                .add(new Approval(
                        id,
                        kind,
                        2025,
                        submission,
                        words,
                        "Lan",
                        Instant.parse("2025-11-02T05:00:00Z"),
                        "",
                        withdrawn));
    }

    @Test
    void what_was_approved_is_printed_and_all_else_stays_in_a_file_for_inside_use() throws IOException {
        Quotation quotation;
        Picture picture;
        try (var warehouse = new Warehouse(workspace.warehouse())) {
            quotation = Quotation.first(warehouse, Slice.nation(2025), 10_000).stream()
                    .filter(each -> each.text().equals(WORDS))
                    .findFirst()
                    .orElseThrow();
            picture = Picture.of(warehouse, Slice.nation(2025)).get(0);
            assertThat(Quotation.named(warehouse, quotation.id())).contains(quotation);
            assertThat(Picture.named(warehouse, picture.id())).containsExactly(picture);
        }
        try (var report = national();
                var internal = internal()) {
            assertThat(report.text()).doesNotContain("Lớp học số kín chỗ").doesNotContain("Lễ phát động");
            assertThat(internal.text())
                    .contains(quotation.id() + " Trường THCS số")
                    .contains(WORDS);
            assertThat(internal.text())
                    .contains(picture.id() + " – Trường THCS số 1")
                    .doesNotContain("null");
            assertThat(internal.pages()).allSatisfy(page -> assertThat(page).contains("TÀI LIỆU NỘI BỘ"));
            assertThat(internal.text()).doesNotContain("Nơi nhận:").doesNotContain("KT. BỘ TRƯỞNG");
        }

        log(Approval.Kind.QUOTATION, quotation.id(), quotation.submission(), "Lớp học số kín chỗ", false);
        log(Approval.Kind.QUOTATION, "Q000000000000", quotation.submission(), WORDS, false);
        log(Approval.Kind.PHOTO, picture.id(), picture.submission(), "Lễ phát động ở Cao Bằng", false);
        try (var report = national();
                var internal = internal()) {
            assertThat(report.text())
                    .containsOnlyOnce("“Lớp học số kín chỗ” (Trường THCS số")
                    .contains("Lễ phát động ở Cao Bằng")
                    .doesNotContain("đường vào thôn");
            assertThat(internal.text()).doesNotContain(quotation.id()).doesNotContain(picture.id());
        }
        var province = new Reports(workspace, IssueSettings.draft())
                .places(2025, LocalityLevel.PROVINCE, "04", PDF, 1, VI, Progress.SILENT);
        try (var report = Pdf.read(province.written().get(0))) {
            assertThat(report.text()).contains("“Lớp học số kín chỗ”").contains("Lễ phát động ở Cao Bằng");
        }

        log(Approval.Kind.QUOTATION, quotation.id(), quotation.submission(), "", true);
        try (var report = national()) {
            assertThat(report.text()).doesNotContain("Lớp học số kín chỗ");
        }
        var again = new Reports(workspace, IssueSettings.draft())
                .places(2025, LocalityLevel.PROVINCE, "04", PDF, 1, VI, Progress.SILENT);
        assertThat(again.written())
                .as("made anew when an approval is taken back")
                .hasSize(1);
    }
}
