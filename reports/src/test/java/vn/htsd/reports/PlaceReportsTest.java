package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Format;
import vn.htsd.reports.trace.FigureFile;

/** The outline for one place, and many of them in one run. */
@SuppressWarnings("NullAway.Init")
class PlaceReportsTest {
    private static final Locale VI = Locale.forLanguageTag("vi");

    @TempDir
    static Path home;

    static Workspace workspace;

    @BeforeAll
    static void make() {
        workspace = new Workspace(home);
        Country.write(workspace.warehouse(), Country.withCommunes());
    }

    private static Reports.Outcome made(Workspace where, LocalityLevel level, @Nullable String code) {
        return new Reports(where, IssueSettings.draft())
                .places(2025, level, code, Set.of(Format.PDF), 2, VI, Progress.SILENT);
    }

    private static Pdf read(LocalityLevel level, String code) {
        var files = made(workspace, level, code);
        var file = workspace.reports().resolve("2025").resolve(level.code()).resolve(code + ".pdf");
        assertThat(files.written().isEmpty() ? files.current() : files.written())
                .containsExactly(file);
        return Pdf.read(file);
    }

    private static long sum(String query) throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:duckdb:");
                var statement = db.createStatement()) {
            statement.execute("ATTACH '" + workspace.warehouse() + "' AS w (READ_ONLY)");
            statement.execute("USE w");
            try (var answer = statement.executeQuery(query)) {
                answer.next();
                return answer.getLong(1);
            }
        }
    }

    @Test
    void a_province_has_the_outline_a_row_a_commune_and_the_missing_by_name() throws Exception {
        var figures = new Figures(VI);
        var people = sum("SELECT sum(participants) FROM fact_participants WHERE campaign_year = 2025"
                + " AND (locality_key LIKE '04@%' OR locality_key LIKE '0127%')");
        var inBaoLam = sum("SELECT sum(participants) FROM fact_participants WHERE campaign_year = 2025"
                + " AND locality_key LIKE '01273@%'");
        try (var pdf = read(LocalityLevel.PROVINCE, "04")) {
            assertThat(pdf.text())
                    .containsSubsequence(
                            "UBND TỈNH CAO BẰNG",
                            "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
                            "/BC-SGDĐT",
                            "BÁO CÁO Kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2025 trên địa bàn tỉnh Cao"
                                    + " Bằng",
                            "I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC TRIỂN KHAI THỰC HIỆN",
                            "II. KẾT QUẢ TRIỂN KHAI",
                            "1.5. Kinh phí tổ chức Tuần lễ",
                            "2. Những thuận lợi và khó khăn",
                            "III. ĐỀ XUẤT, KIẾN NGHỊ",
                            "4. Đối với UBND xã, phường",
                            "./.",
                            "Phụ lục I",
                            "Phụ lục II")
                    .contains("thu hút " + figures.count(people) + " lượt người tham gia")
                    .contains("TOÀN ĐỊA BÀN " + figures.count(people))
                    .contains("xã Bảo Lâm " + figures.count(inBaoLam))
                    .contains("Có 1 xã, phường chưa có báo cáo: xã Lý Bôn.")
                    .contains("Gửi quá hạn theo thời hạn có văn bản quy định: xã Bảo Lạc.")
                    .contains("là hết ngày 15/10/2025; theo lần gửi đầu tiên, có 1 xã, phường gửi đúng hạn và 1 xã,")
                    .contains("DỰ THẢO")
                    .doesNotContain("cả nước có")
                    .doesNotContain("null")
                    .doesNotContain("[");
            assertThat(pdf.foreignFonts()).isEmpty();
        }
        check("2025.province.04");
    }

    @Test
    void a_commune_counts_its_own_line_and_tells_the_other_apart() throws Exception {
        var figures = new Figures(VI);
        var line = sum("SELECT sum(participants) FROM fact_participants WHERE campaign_year = 2025"
                + " AND reporter_key LIKE 'U04-1@%'");
        var other = sum("SELECT sum(participants) FROM fact_participants WHERE campaign_year = 2025"
                + " AND reporter_key LIKE 'U04-2@%'");
        try (var pdf = read(LocalityLevel.COMMUNE, "01273")) {
            assertThat(pdf.text())
                    .containsSubsequence(
                            "ỦY BAN NHÂN DÂN",
                            "XÃ BẢO LÂM",
                            "/BC-UBND",
                            "TM. ỦY BAN NHÂN DÂN",
                            "KT. CHỦ TỊCH",
                            "PHÓ CHỦ TỊCH",
                            "Tuyến xã, phường " + figures.count(line),
                            "Trường THCS số 1 " + figures.count(line),
                            "Trên địa bàn, báo cáo tuyến khác " + figures.count(other),
                            "Trường THCS số 2 " + figures.count(other))
                    .contains("có 1 đơn vị không báo cáo qua xã, phường, với " + figures.count(other) + " lượt người")
                    .contains("thu hút " + figures.count(line) + " lượt người tham gia")
                    .contains("Có 1 buổi khai mạc, phát động")
                    .contains("Có 1 đơn vị chưa có báo cáo: Trường Tiểu học Nà Tốm.")
                    .doesNotContain("null")
                    .doesNotContain("[");
        }
        check("2025.commune.01273");
    }

    @Test
    void an_office_is_called_as_the_settings_say(@TempDir Path other) throws IOException {
        var there = new Workspace(other);
        Files.copy(workspace.warehouse(), there.warehouse());
        var settings = new IssueSettings(
                null,
                null,
                "Hà Nội",
                "",
                null,
                Map.of(
                        "province.issuer",
                        "SỞ GIÁO DỤC, KHOA HỌC",
                        "province.above",
                        "ỦY BAN {0}",
                        "province.mark",
                        "BC-SGDKH",
                        "province.authority",
                        "GIÁM ĐỐC"));
        var made = new Reports(there, settings)
                .places(2025, LocalityLevel.PROVINCE, "04", Set.of(Format.PDF), 1, VI, Progress.SILENT);
        try (var pdf = Pdf.read(made.written().get(0))) {
            assertThat(pdf.text())
                    .containsSubsequence(
                            "ỦY BAN TỈNH CAO BẰNG", "SỞ GIÁO DỤC, KHOA HỌC", "/BC-SGDKH", "GIÁM ĐỐC", "/BC-SGDKH")
                    .doesNotContain("KT. GIÁM ĐỐC")
                    .doesNotContain("BC-SGDĐT");
        }
    }

    private static void check(String report) throws SQLException {
        var list = new FigureFile(workspace.reports())
                .listOf(report + ".II.1.4.participants")
                .orElseThrow();
        assertThat(list.entries()).hasSizeGreaterThan(20);
        Sums.check(workspace.warehouse(), list.entries());
    }

    @Test
    void a_commune_that_sent_nothing_has_a_report_that_says_so() throws IOException {
        try (var pdf = read(LocalityLevel.COMMUNE, "01279")) {
            assertThat(pdf.text())
                    .contains("Chưa có số liệu về các hoạt động triển khai trong Tuần lễ.")
                    .contains("Chưa có số liệu về kinh phí tổ chức Tuần lễ.")
                    .doesNotContain("null")
                    .doesNotContain("[");
        }
    }

    @Test
    void a_report_made_with_all_others_says_what_one_made_alone_says(@TempDir Path other) throws IOException {
        var there = new Workspace(other);
        Files.copy(workspace.warehouse(), there.warehouse());
        var all = made(there, LocalityLevel.COMMUNE, null);
        assertThat(all.written()).hasSize(3);
        for (var file : all.written()) {
            var code = file.getFileName().toString().replace(".pdf", "");
            try (var together = Pdf.read(file);
                    var alone = read(LocalityLevel.COMMUNE, code)) {
                assertThat(together.text()).isEqualTo(alone.text());
            }
        }
        made(there, LocalityLevel.PROVINCE, null);
        try (var together = Pdf.read(there.reports().resolve("2025/province/04.pdf"));
                var alone = read(LocalityLevel.PROVINCE, "04")) {
            assertThat(together.text()).isEqualTo(alone.text());
        }
    }

    /** One hand makes those of one province, then the only one of another, whose figures no copy of the first one has. */
    @Test
    void the_only_commune_of_a_province_has_its_own_figures(@TempDir Path other, @TempDir Path alone) throws Exception {
        var province = "(SELECT max(locality_key) FROM dim_locality WHERE code = '91' AND level = 'province')";
        for (var there : List.of(other, alone)) {
            var statements = new ArrayList<>(List.of(Country.withCommunes()));
            statements.add("UPDATE dim_locality SET parent_key = " + province + ", province_key = " + province
                    + " WHERE code = '01276'");
            Country.write(new Workspace(there).warehouse(), statements.toArray(String[]::new));
        }
        var all = new Reports(new Workspace(other), IssueSettings.draft())
                .places(2025, LocalityLevel.COMMUNE, null, Set.of(Format.PDF), 1, VI, Progress.SILENT);
        assertThat(all.written()).hasSize(3);
        made(new Workspace(alone), LocalityLevel.COMMUNE, "01276");
        try (var together = Pdf.read(new Workspace(other).reports().resolve("2025/commune/01276.pdf"));
                var single = Pdf.read(new Workspace(alone).reports().resolve("2025/commune/01276.pdf"))) {
            assertThat(together.text()).isEqualTo(single.text());
        }
    }

    @Test
    void a_run_goes_on_where_it_was_broken_off_and_leaves_what_is_unchanged(@TempDir Path other) throws Exception {
        var there = new Workspace(other);
        Country.write(there.warehouse(), Country.withCommunes());
        assertThat(made(there, LocalityLevel.COMMUNE, null).written()).hasSize(3);
        var directory = there.reports().resolve("2025/commune");
        assertThat(made(there, LocalityLevel.COMMUNE, null).current()).hasSize(3);

        Files.delete(directory.resolve("01276.pdf"));
        Files.writeString(directory.resolve(".01276.pdf.999999999"), "half");
        assertThat(made(there, LocalityLevel.COMMUNE, null).written()).containsExactly(directory.resolve("01276.pdf"));

        var list = Files.readString(directory.resolve(".made"));
        Files.writeString(directory.resolve(".made"), list.substring(0, list.length() - 5)); // Killed while writing.
        assertThat(made(there, LocalityLevel.COMMUNE, null).written()).containsExactly(directory.resolve("01279.pdf"));

        try (var db = DriverManager.getConnection("jdbc:duckdb:" + there.warehouse());
                var statement = db.createStatement()) {
            statement.execute("UPDATE build SET build_id = 'b2'");
        }
        assertThat(made(there, LocalityLevel.COMMUNE, null).written()).hasSize(3);
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(".")))
                    .containsExactly(".made");
        }
    }

    @Test
    void an_unknown_place_or_year_is_a_sentence_and_no_file(@TempDir Path other) {
        var there = new Workspace(other);
        Country.write(there.warehouse());
        assertThatThrownBy(() -> made(there, LocalityLevel.PROVINCE, "99"))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("99")
                .hasMessageContaining("91 An Giang");
        assertThatThrownBy(() -> made(there, LocalityLevel.COMMUNE, "01273")).isInstanceOf(HtsdException.class);
        assertThatThrownBy(() -> new Reports(there, IssueSettings.draft())
                        .places(2019, LocalityLevel.PROVINCE, null, Set.of(Format.PDF), 1, VI, Progress.SILENT))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("htsd transform");
        assertThat(there.reports()).doesNotExist();
    }
}
