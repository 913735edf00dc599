package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.catalogue.Revision;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Format;
import vn.htsd.reports.trace.FigureFile;

/** What changed between two releases, by whom, and why. */
@SuppressWarnings("NullAway.Init")
class RevisionReportTest {
    private static final Locale VI = Locale.forLanguageTag("vi");
    private static final Instant LETTER = Instant.parse("2025-11-02T03:00:00Z");

    @TempDir
    static Path home;

    static Workspace workspace;
    static long nation;
    static long province;
    static long commune;
    static List<Path> files;

    @BeforeAll
    static void make() throws SQLException {
        workspace = new Workspace(home);
        Country.write(workspace.warehouse(), Country.withCommunes());
        nation = participants("VN");
        province = participants("04");
        commune = participants("01273");
        files = new Reports(workspace, IssueSettings.draft())
                .revision(revision(), Set.of(Format.values()), VI, Progress.SILENT);
    }

    private static long participants(String code) throws SQLException {
        return Sums.number(
                workspace.warehouse(),
                "SELECT sum(participants) FROM fact_participants JOIN dim_locality USING (locality_key)"
                        + " WHERE campaign_year = 2025 AND ('" + code + "' = 'VN' OR code = '" + code
                        + "' OR province_key LIKE '" + code + "@%')");
    }

    /** A letter brought 540 more, a decision took 40 off, and nobody knows who moved the plans. */
    private static Revision revision() {
        return new Revision(
                new Revision.Version("2025-so-bo", false, Instant.parse("2025-10-20T10:00:00Z")),
                new Revision.Version(null, false, LETTER),
                List.of(
                        move(
                                "nation",
                                "VN",
                                "Việt Nam",
                                "participants",
                                nation - 500,
                                nation,
                                "revision",
                                540L,
                                "U04-1"),
                        move("nation", "VN", "Việt Nam", "participants", nation - 500, nation, "decision", -40L, "04"),
                        move("nation", "VN", "Việt Nam", "plans", 3L, 4L, "new_report", null, "U04-2"),
                        move(
                                "province",
                                "04",
                                "Cao Bằng",
                                "participants",
                                province - 500,
                                province,
                                "revision",
                                540L,
                                "U04-1"),
                        move(
                                "province",
                                "04",
                                "Cao Bằng",
                                "participants",
                                province - 500,
                                province,
                                "decision",
                                -40L,
                                "04"),
                        move(
                                "commune",
                                "01273",
                                "Bảo Lâm",
                                "participants",
                                null,
                                commune,
                                "revision",
                                commune,
                                "U04-1")));
    }

    private static Revision.Move move(
            String level,
            String code,
            String name,
            String measure,
            @Nullable Long before,
            Long after,
            String reason,
            @Nullable Long part,
            String reporter) {
        var decided = reason.equals("decision");
        return new Revision.Move(
                2025,
                level,
                code,
                name,
                measure,
                before,
                after,
                reason,
                part,
                reporter,
                decided ? "QD-1" : "S-2025-" + reporter,
                decided ? null : "cong-van-15.docx",
                decided ? null : LETTER,
                decided ? null : "Công văn số 15/UBND-VHXH");
    }

    @Test
    void the_national_report_says_what_changed_since_the_last_release() throws IOException {
        var reports = new Reports(workspace, IssueSettings.draft());
        var pdf = Set.of(Format.PDF);
        try (var first =
                Pdf.read(reports.national(2025, pdf, VI, Progress.SILENT).get(0))) {
            assertThat(first.text())
                    .containsSubsequence(
                            "Phụ lục III",
                            "Phụ lục IV",
                            "THAY ĐỔI SỐ LIỆU NĂM 2025 SO VỚI LẦN CÔNG BỐ TRƯỚC",
                            "Chưa có bản số liệu nào của năm này được công bố trước báo cáo này.");
        }
        try (var second = Pdf.read(
                reports.national(2025, revision(), pdf, VI, Progress.SILENT).get(0))) {
            assertThat(second.text())
                    .containsSubsequence(
                            "Phụ lục IV",
                            "So với bản “2025-so-bo” (số liệu sơ bộ), số liệu tính đến 17 giờ 00 phút ngày 20/10/2025.",
                            "Số liệu cả nước thay đổi",
                            "Số liệu thay đổi theo tỉnh, thành phố",
                            "Cao Bằng",
                            "Trường THCS số 1",
                            "+540")
                    .doesNotContain("Chưa có bản số liệu nào");
        }
    }

    @Test
    void says_what_changed_by_whom_and_why() throws IOException {
        assertThat(files)
                .containsExactly(
                        home.resolve("reports/diff-2025-so-bo.pdf"),
                        home.resolve("reports/diff-2025-so-bo.docx"),
                        home.resolve("reports/diff-2025-so-bo.xlsx"));
        var count = new Figures(VI).count(commune);
        try (var pdf = Pdf.read(files.get(0))) {
            assertThat(pdf.text())
                    .contains("- Bản trước: “2025-so-bo” (số liệu sơ bộ), số liệu tính đến 17 giờ 00 phút ngày"
                            + " 20/10/2025.")
                    .contains(
                            "Năm 2025 có 2 chỉ tiêu của cả nước thay đổi; có số liệu thay đổi ở 1 tỉnh, thành phố và 1"
                                    + " xã")
                    .containsSubsequence("Báo cáo sửa đổi 1 +540", "Quyết định về số liệu chênh lệch 1 -40")
                    .contains("Bảo Lâm (Cao Bằng) Lượt người tham gia … " + count + " +" + count)
                    .contains("x x x Số kế hoạch")
                    .contains("VHXH (cong-van-15.docx)")
                    .contains("QD-1 (chuyên viên): Công văn số 12/SGDĐT")
                    .contains("DỰ THẢO")
                    .doesNotContain("null")
                    .doesNotContain("[");
            assertThat(pdf.foreignFonts()).isEmpty();
        }
    }

    @Test
    void a_workbook_of_it_holds_numbers() throws Exception {
        try (var workbook = new XSSFWorkbook(files.get(2).toFile())) {
            var sheet = workbook.getSheet("Phụ lục I");
            assertThat(sheet.getRow(1).getCell(5).getNumericCellValue()).isEqualTo(province);
            assertThat(sheet.getRow(1).getCell(6).getNumericCellValue()).isEqualTo(500);
        }
    }

    @Test
    void every_figure_of_the_newer_build_is_what_its_origin_says() throws SQLException {
        var list =
                new FigureFile(workspace.reports()).listOf("diff-2025-so-bo.x").orElseThrow();
        assertThat(list.entries()).hasSizeGreaterThanOrEqualTo(3);
        Sums.check(
                workspace.warehouse(),
                list.entries().stream()
                        .filter(entry -> !entry.id().contains("plans"))
                        .toList());
    }

    @Test
    void nothing_changed_is_a_sentence_too() throws IOException {
        try (var pdf = Pdf.read(new Reports(workspace, IssueSettings.draft())
                .revision(
                        new Revision(
                                new Revision.Version("cu", true, null),
                                revision().newer(),
                                List.of()),
                        Set.of(Format.PDF),
                        Locale.ENGLISH,
                        Progress.SILENT)
                .get(0))) {
            assertThat(pdf.text())
                    .contains("No figure differs between the two.")
                    .doesNotContain("[");
        }
    }
}
