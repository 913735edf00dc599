package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.release.Release;
import vn.htsd.data.release.Release.Kind;
import vn.htsd.data.release.Releases;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Format;

@SuppressWarnings("NullAway.Init")
class ReportsTest {
    private static final Locale VI = Locale.forLanguageTag("vi");
    private static final Set<Format> PDF = Set.of(Format.PDF);
    private static final IssueSettings ISSUED =
            new IssueSettings("123", LocalDate.of(2025, 11, 5), "Hà Nội", "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG", "Nguyễn Văn A");

    @TempDir
    static Path shared;

    static Workspace workspace;
    static Pdf national;
    static Pdf trend;

    @BeforeAll
    static void make() {
        workspace = new Workspace(shared);
        Country.write(workspace.warehouse());
        var reports = new Reports(workspace, IssueSettings.draft());
        national = Pdf.read(reports.national(2025, PDF, VI, Progress.SILENT).get(0));
        trend = Pdf.read(reports.trend(2023, 2025, PDF, VI, Progress.SILENT).get(0));
    }

    @AfterAll
    static void close() throws IOException {
        national.close();
        trend.close();
    }

    private static Pdf nationalOf(Path home, IssueSettings settings, int campaign, Locale locale, String... shape) {
        Country.write(home.resolve("warehouse.duckdb"), shape);
        var written = new Reports(new Workspace(home), settings).national(campaign, PDF, locale, Progress.SILENT);
        assertThat(written).containsExactly(home.resolve("reports/" + campaign + "/national.pdf"));
        return Pdf.read(written.get(0));
    }

    private static BigDecimal sum(String query) throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:duckdb:", new java.util.Properties());
                var statement = db.createStatement()) {
            statement.execute("ATTACH '" + workspace.warehouse() + "' AS w (READ_ONLY)");
            statement.execute("USE w");
            try (var answer = statement.executeQuery(query)) {
                answer.next();
                return answer.getBigDecimal(1);
            }
        }
    }

    @Test
    void carries_the_outline_whole_and_in_order() {
        assertThat(national.text())
                .containsSubsequence(
                        "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        "Độc lập - Tự do - Hạnh phúc",
                        "BÁO CÁO Kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2025",
                        "I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC TRIỂN KHAI THỰC HIỆN",
                        "II. KẾT QUẢ TRIỂN KHAI",
                        "1. Kết quả theo từng hoạt động đã thực hiện triển khai Tuần lễ",
                        "1.1. Kế hoạch tổ chức Tuần lễ HTSĐ",
                        "1.2. Các hoạt động chuẩn bị, tuyên truyền hưởng ứng Tuần lễ",
                        "1.3. Tổ chức buổi khai mạc/Phát động Tuần lễ",
                        "- Thời gian tổ chức:",
                        "- Địa điểm tổ chức:",
                        "- Hình thức tổ chức:",
                        "- Số lượng người tham gia:",
                        "- Tự đánh giá kết quả so với kế hoạch:",
                        "1.4. Các hoạt động tuyên truyền triển khai trong Tuần lễ",
                        "1.5. Kinh phí tổ chức Tuần lễ: Ngân sách Nhà nước; ngân sách huy động hỗ trợ, vận động từ các"
                                + " đơn vị, doanh nghiệp và các nguồn hợp pháp khác",
                        "2. Những thuận lợi và khó khăn trong tổ chức triển khai Tuần lễ",
                        "III. ĐỀ XUẤT, KIẾN NGHỊ",
                        "1. Đối với Bộ GDĐT",
                        "2. Đối với UBND tỉnh",
                        "3. Đối với Sở GDĐT",
                        "4. Đối với UBND xã, phường",
                        "./.",
                        "Nơi nhận:",
                        "KT. BỘ TRƯỞNG",
                        "Phụ lục I",
                        "Phụ lục II",
                        "Phụ lục III",
                        "Số lượt người tham gia 700 500 200 40,0% 4/5");
    }

    @Test
    void prints_the_sums_of_the_facts() throws SQLException {
        var figures = new Figures(VI);
        var participants = sum("SELECT sum(participants) FROM fact_participants WHERE campaign_year = 2025");
        var classes = sum("SELECT sum(classes) FROM fact_classes WHERE campaign_year = 2025");
        var sessions = sum("SELECT sum(sessions) FROM fact_classes WHERE campaign_year = 2025");
        var money = sum("SELECT sum(amount_vnd) FROM fact_funding WHERE campaign_year = 2025");
        var state = sum("SELECT sum(amount_vnd) FROM fact_funding WHERE campaign_year = 2025"
                + " AND funding_source IN ('state_budget', 'programme')");
        assertThat(national.text())
                .contains("thu hút " + figures.count(participants.longValueExact()) + " lượt người tham gia, với "
                        + figures.count(classes.longValueExact()) + " lớp và "
                        + figures.count(sessions.longValueExact()) + " cuộc, buổi")
                .contains("theo báo cáo là " + figures.millions(money.longValueExact()) + " triệu đồng")
                .contains("ngân sách Nhà nước " + figures.millions(state.longValueExact()) + " triệu đồng")
                .contains("CẢ NƯỚC " + figures.count(participants.longValueExact()));
        var sonLa =
                sum("SELECT sum(participants) FROM fact_participants WHERE campaign_year = 2025 AND locality_key LIKE"
                        + " '14@%'");
        assertThat(national.text()).contains("Sơn La " + figures.count(sonLa.longValueExact()));
        assertThat(trend.text()).contains(figures.count(participants.longValueExact()));
    }

    @Test
    void says_where_the_figures_come_from_and_what_they_rest_on() {
        assertThat(national.text())
                .contains("Số liệu tính đến 17 giờ 00 phút ngày 20/10/2025 (số liệu chưa công bố, bản dựng b1).")
                .containsOnlyOnce("không thuộc chỉ tiêu thống kê quốc gia")
                .contains("Đã đối chiếu 34 báo cáo tổng hợp có báo cáo chi tiết kèm theo")
                .contains("Số lượt người tham gia của tỉnh Cao Bằng được lấy theo báo cáo chi tiết")
                .contains("Độ bao phủ: 94,1% (192/204 đơn vị)")
                .contains("Có 2 tỉnh, thành phố chưa có báo cáo: Lạng Sơn, Ninh Bình.")
                .doesNotContain("null")
                .doesNotContain("[");
    }

    @Test
    void marks_every_page_of_a_draft_made_of_synthetic_figures() {
        for (var pdf : List.of(national, trend)) {
            assertThat(pdf.pages()).allSatisfy(page -> assertThat(page)
                    .contains("DỰ THẢO")
                    .contains("SỐ LIỆU MÔ PHỎNG – KHÔNG PHẢI SỐ LIỆU THẬT"));
            assertThat(pdf.text()).contains("Số: /BC-BGDĐT");
        }
    }

    @Test
    void an_issued_report_of_real_figures_carries_neither_mark(@TempDir Path home) throws IOException {
        var releases = new Releases(new Workspace(home));
        for (var release : List.of(
                new Release("so-bo", Kind.PRELIMINARY, 2025, "b1", null, Instant.EPOCH),
                new Release("chinh-thuc", Kind.OFFICIAL, 2025, "b1", null, Instant.EPOCH),
                new Release("sau", Kind.PRELIMINARY, 2025, "b2", null, Instant.EPOCH))) {
            releases.keep(release, workspace.warehouse());
        }
        try (var pdf = nationalOf(home, ISSUED, 2025, VI, "UPDATE build SET synthetic = false")) {
            assertThat(pdf.text())
                    .contains("Số liệu tính đến 17 giờ 00 phút ngày 20/10/2025 (số liệu chính thức).")
                    .contains("Số: 123/BC-BGDĐT")
                    .contains("Hà Nội, ngày 05 tháng 11 năm 2025")
                    .contains("Nguyễn Văn A")
                    .contains("(Kèm theo Báo cáo số 123/BC-BGDĐT ngày 05 tháng 11 năm 2025 của Bộ Giáo dục và Đào tạo)")
                    .doesNotContain("DỰ THẢO")
                    .doesNotContain("MÔ PHỎNG");
        }
    }

    @Test
    void keeps_to_the_paper_and_margins_of_decree_30() throws IOException {
        for (var pdf : List.of(national, trend)) {
            for (int page = 1; page <= pdf.pages().size(); page++) {
                var box = pdf.document().getPage(page - 1).getMediaBox();
                assertThat(Math.min(box.getWidth(), box.getHeight())).isCloseTo(595f, within(1f));
                assertThat(Math.max(box.getWidth(), box.getHeight())).isCloseTo(842f, within(1f));
                var edges = pdf.edges(page);
                assertThat(edges[0]).as("left margin, page %d", page).isGreaterThanOrEqualTo(84.5);
                assertThat(edges[1]).as("right margin, page %d", page).isLessThanOrEqualTo(pdf.width(page) - 41);
                var number =
                        pdf.pages().get(page - 1).lines().findFirst().orElse("").split(" ")[0];
                assertThat(number.equals(Integer.toString(page)))
                        .as("number on page %d", page)
                        .isEqualTo(page > 1);
            }
        }
    }

    @Test
    void measures_what_decree_30_prescribes() throws IOException {
        double left = 30 / 25.4 * 72;
        double right = (210 - 15) / 25.4 * 72;
        double edge = 20 / 25.4 * 72;
        var issuer = national.line(1, "BỘ GIÁO DỤC VÀ ĐÀO TẠO");
        var nation = national.line(1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        var motto = national.line(1, "Độc lập - Tự do - Hạnh phúc");
        assertThat(List.of(issuer, nation, motto)).allMatch(Pdf.Line::bold);
        assertThat(issuer.size()).isBetween(12.0, 13.0);
        assertThat(nation.size()).isBetween(12.0, 13.0);
        assertThat(motto.size()).isBetween(13.0, 14.0);
        assertThat(nation.middle()).isCloseTo(motto.middle(), within(1.0));
        assertThat(issuer.right()).isLessThan(nation.left());
        assertThat(national.line(1, "Số:").size()).isEqualTo(13);
        var place = national.line(1, "Hà Nội, ngày");
        assertThat(place.italic()).isTrue();
        assertThat(place.size()).isBetween(13.0, 14.0);
        for (var title : List.of("BÁO CÁO", "Kết quả tổ chức")) {
            var line = national.line(1, title);
            assertThat(line.bold()).isTrue();
            assertThat(line.size()).isEqualTo(14);
            assertThat(line.middle()).isCloseTo((left + right) / 2, within(1.5));
        }
        var subject = national.line(1, "Kết quả tổ chức");
        for (var ruled : List.of(issuer, motto, subject)) {
            var rule = national.ruleUnder(1, ruled);
            assertThat((rule[0] + rule[1]) / 2).isCloseTo(ruled.middle(), within(1.5));
            assertThat((rule[1] - rule[0]) / (ruled.right() - ruled.left()))
                    .as("rule under %s", ruled.text())
                    .isBetween(ruled == motto ? 0.97 : 1 / 3.0, ruled == motto ? 1.03 : 0.5);
        }
        var body = national.line(1, "Thực hiện");
        assertThat(body.size()).isBetween(13.0, 14.0);
        assertThat(body.bold()).isFalse();
        assertThat(body.left() - left).as("first-line indent").isBetween(10 / 25.4 * 72, 12.7 / 25.4 * 72);
        assertThat(body.right()).as("justified").isCloseTo(right, within(2.0));
        var number = national.lines(2).get(0);
        assertThat(number.text()).isEqualTo("2");
        assertThat(number.middle()).isCloseTo((left + right) / 2, within(1.5));
        assertThat(number.baseline()).as("in the top margin").isLessThan(edge);
        assertThat(national.lines(2).stream()
                        .filter(line -> line.size() >= 13 && !line.equals(number))
                        .toList())
                .allSatisfy(line -> assertThat(line.baseline()).isBetween(edge, 842 - edge));
        int last = 1;
        while (!national.pages().get(last - 1).contains("Nơi nhận:")) {
            last++;
        }
        var recipients = national.line(last, "Nơi nhận:");
        assertThat(recipients.bold() && recipients.italic()).isTrue();
        assertThat(recipients.size()).isEqualTo(12);
        assertThat(national.line(last, "- Bộ trưởng").size()).isEqualTo(11);
        assertThat(national.line(last, "KT. BỘ TRƯỞNG").bold()).isTrue();
    }

    @Test
    void a_map_has_a_tile_for_each_province_and_both_archipelagos() {
        var map = national.pages().stream()
                .filter(page -> page.contains("Biểu đồ 3. Lượt người tham gia theo tỉnh, thành phố"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\s+", " ");
        assertThat(map)
                .contains("Quần đảo Hoàng Sa", "(Đà Nẵng)", "Quần đảo Trường Sa", "(Khánh Hòa)")
                .contains("Lai Châu", "Hà Nội", "Cần Thơ", "Cà Mau");
    }

    @Test
    void repeats_the_heading_row_on_every_page_of_a_table() {
        var annexes = national.pages().stream()
                .filter(page -> page.contains("Ghi chú") || page.contains("Báo cáo của tỉnh, thành phố"))
                .toList();
        assertThat(annexes).hasSizeGreaterThanOrEqualTo(4).allSatisfy(page -> assertThat(page)
                .contains("Tỉnh, thành phố"));
    }

    @Test
    void embeds_its_fonts_and_names_itself() throws IOException {
        for (var pdf : List.of(national, trend)) {
            assertThat(pdf.foreignFonts()).isEmpty();
            var catalog = pdf.document().getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("vi-VN");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getDocumentOutline().children()).isNotEmpty();
            assertThat(pdf.document().getDocumentInformation().getAuthor()).isEqualTo("BỘ GIÁO DỤC VÀ ĐÀO TẠO");
        }
        assertThat(trend.document().getDocumentInformation().getTitle())
                .isEqualTo("So sánh kết quả các năm 2023 - 2025");
    }

    @Test
    void compares_on_the_provinces_of_the_last_year() {
        assertThat(trend.text())
                .contains("So sánh kết quả các năm 2023 - 2025")
                .contains("Tuyên Quang hợp nhất Hà Giang; Tuyên Quang")
                .contains("Số liệu năm 2023 và 2024 là số liệu thu thập bổ sung")
                .contains("34 Cà Mau")
                .doesNotContain("null")
                .doesNotContain("[");
    }

    @Test
    void the_annex_holds_what_no_province_reported_so_that_it_adds_up() {
        assertThat(trend.text()).containsOnlyOnce("Cấp Trung ương x x 7 x x x x");
    }

    @Test
    void empty_parts_are_sentences(@TempDir Path home) throws IOException {
        try (var pdf = nationalOf(
                home,
                IssueSettings.draft(),
                2025,
                VI,
                "DELETE FROM fact_participants",
                "DELETE FROM fact_participants_female",
                "DELETE FROM fact_classes",
                "DELETE FROM fact_funding",
                "DELETE FROM fact_opening",
                "DELETE FROM narrative",
                "DELETE FROM campaign_legal_basis",
                "UPDATE build SET last_received_at = NULL")) {
            assertThat(pdf.text())
                    .contains("Chưa có số liệu về các hoạt động triển khai trong Tuần lễ.")
                    .contains("Chưa có số liệu về kinh phí tổ chức Tuần lễ.")
                    .contains("Chưa có số liệu về buổi khai mạc, phát động Tuần lễ.")
                    .contains("Chưa có báo cáo nêu đề xuất, kiến nghị.")
                    .doesNotContain("null")
                    .doesNotContain("[");
            assertThat(pdf.pages()).allSatisfy(page -> assertThat(page.length()).isGreaterThan(120));
        }
    }

    @Test
    void holds_63_provinces_long_names_and_15_digits(@TempDir Path home) throws IOException {
        var name = "Thành phố trực thuộc Trung ương mang một cái tên rất dài để thử bảng";
        try (var pdf = nationalOf(
                home,
                IssueSettings.draft(),
                2023,
                VI,
                "UPDATE dim_locality SET name = '" + name + "' WHERE code = '01'",
                "UPDATE fact_funding SET amount_vnd = 999999999999999 WHERE locality_key LIKE '01@%' AND"
                        + " funding_source = 'mobilised' AND reporter_key LIKE '%-1@%'")) {
            assertThat(pdf.text())
                    .contains("63 Cà Mau")
                    .contains("1.000.000.197,7")
                    .doesNotContain("null");
            for (int page = 1; page <= pdf.pages().size(); page++) {
                assertThat(pdf.edges(page)[1]).isLessThanOrEqualTo(pdf.width(page) - 41);
            }
        }
    }

    @Test
    void speaks_english_too(@TempDir Path home) throws IOException {
        try (var pdf = nationalOf(home, IssueSettings.draft(), 2025, Locale.ENGLISH)) {
            assertThat(pdf.text())
                    .contains("SYNTHETIC FIGURES – NOT REAL DATA")
                    .contains("Table 3. Results by activity group")
                    .contains("Digital skills training")
                    .doesNotContain("[");
        }
    }

    @Test
    void nothing_to_report_is_a_sentence_and_no_file(@TempDir Path home) {
        var reports = new Reports(workspace, IssueSettings.draft());
        assertThatThrownBy(() -> reports.national(2021, PDF, VI, Progress.SILENT))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("2021");
        assertThatThrownBy(() -> reports.trend(2025, 2025, PDF, VI, Progress.SILENT))
                .isInstanceOf(HtsdException.class);
        assertThatThrownBy(() -> reports.trend(2019, 2021, PDF, VI, Progress.SILENT))
                .isInstanceOf(HtsdException.class);
        assertThatThrownBy(() -> new Reports(new Workspace(home), IssueSettings.draft())
                        .national(2025, PDF, VI, Progress.SILENT))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("htsd run");
        assertThat(workspace.reports().resolve("2021")).doesNotExist();
        assertThat(workspace.reports().resolve("trend-2019-2021.pdf")).doesNotExist();
        assertThat(Files.exists(home.resolve("reports"))).isFalse();
    }
}
