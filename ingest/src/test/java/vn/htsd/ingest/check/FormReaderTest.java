package vn.htsd.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.htsd.ingest.WorkbookFile.row;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Held;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Report;
import vn.htsd.ingest.Forms;
import vn.htsd.ingest.WorkbookFile;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

class FormReaderTest {
    private static final FormReader READER = new FormReader(FormCatalogue.shipped(), Reference.shipped());

    private final Path directory;

    FormReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Outcome read(WorkbookFile workbook) {
        var content = new ReportReader().read(workbook.save(directory.resolve("form.xlsx")), "form.xlsx");
        assertThat(content).isInstanceOf(FileContent.Workbook.class);
        return READER.read(((FileContent.Workbook) content).grid()).get(0);
    }

    private Report accepted(WorkbookFile workbook) {
        var outcome = read(workbook);
        assertThat(outcome.findings()).filteredOn(Finding::isError).isEmpty();
        return ((Outcome.Accepted) outcome).report();
    }

    private List<String> findings(WorkbookFile workbook) {
        return read(workbook).findings().stream()
                .map(finding -> finding.rule() + " " + finding.place())
                .toList();
    }

    @Test
    void reads_every_part_of_the_form_of_2025() {
        var report = accepted(Forms.form2025());
        assertThat(report.reporter().code()).isEqualTo("HP-0001");
        assertThat(report.reporter().localityKey()).isEqualTo("11689@2025-07-01");
        assertThat(report.reporter().reportsTo()).isEqualTo("11689");
        assertThat(report.opening()).extracting("heldOn", "format").containsExactly(LocalDate.of(2025, 10, 6), "rally");
        assertThat(report.activities())
                .extracting(Activity::group, activity -> activity.participants().total(), Activity::source)
                .containsExactly(
                        tuple("opening", Measure.exactly(350), "Khai mạc, phát động!B4"),
                        tuple("digital_skills", Measure.exactly(1000), "Hoạt động!A4:M4"),
                        tuple("digital_library", Measure.exactly(250), "Hoạt động!A5:J5"));
        var training = report.activities().get(1);
        assertThat(training.participants().groups()).isEqualTo(Map.of("teachers", 100L, "learners", 800L));
        assertThat(training.participants().female()).isEqualTo(500);
        assertThat(training.participants().unspecified()).isEqualTo(100);
        assertThat(training.mode()).isEqualTo("in_person");
        assertThat(training.classes()).isEqualTo(Measure.exactly(4));
        assertThat(report.activities().get(2).classes()).isNull();
        assertThat(report.funding())
                .extracting(line -> line.fundingSource(), line -> line.amountVnd(), line -> line.halfDigitVnd())
                .containsExactly(
                        tuple("state_budget", Measure.exactly(10_000_000), 500_000L),
                        tuple("mobilised", Measure.exactly(5_000_000), 500_000L),
                        tuple("programme", null, 0L));
        assertThat(report.narratives()).extracting(words -> words.text()).containsExactly("Được quan tâm", "x");
        assertThat(report.contact().phone()).isEqualTo("0912000111");
    }

    @Test
    void turns_the_totals_of_2023_into_one_activity_an_opening_and_two_funding_lines() {
        var report = accepted(Forms.form2023());
        assertThat(report.reporter().localityKey()).isEqualTo("33@2022-10-01");
        assertThat(report.reporter().reportsTo()).isEqualTo("VN");
        assertThat(report.activities())
                .extracting(Activity::group, activity -> activity.participants().total(), Activity::classes)
                .containsExactly(
                        tuple("opening", Measure.exactly(500), null),
                        tuple("other", Measure.exactly(12_000), Measure.exactly(20)));
        assertThat(report.funding())
                .extracting(line -> line.fundingSource(), line -> line.amountVnd())
                .containsExactly(
                        tuple("state_budget", Measure.exactly(30_000_000)), tuple("mobilised", Measure.exactly(0)));
    }

    @Test
    void an_opening_larger_than_the_total_of_2023_is_an_error() {
        assertThat(findings(Forms.form2023().set("Báo cáo", "Số người tham gia lễ khai mạc", 99_999)))
                .containsExactly("GROUPS_EXCEED_TOTAL Báo cáo!B10");
    }

    @Test
    void finds_columns_in_any_order_under_banners_and_keeps_unknown_ones_as_remarks() {
        var workbook = Forms.form2025()
                .sheet(
                        "HOAT  DONG",
                        row("SỐ LIỆU MÔ PHỎNG"),
                        row("Biểu chi tiết"),
                        row("Tổng số người tham gia", "Màu áo", "Nhóm hoạt động"),
                        row(40, "xanh", "Hoạt động khác"))
                .without(Forms.ACTIVITIES);
        assertThat(findings(workbook)).containsExactly("HEADING_UNKNOWN HOAT DONG!B3");
        assertThat(accepted(workbook).activities())
                .extracting(Activity::group, activity -> activity.participants().total())
                .contains(tuple("other", Measure.exactly(40)));
    }

    @Test
    void tells_everything_that_is_wrong_at_once_and_nothing_twice() {
        var workbook = Forms.form2025()
                .set(Forms.GENERAL, "Tên đơn vị báo cáo", null)
                .set(Forms.GENERAL, "Loại báo cáo", "Báo cáo miệng")
                .sheet(
                        Forms.ACTIVITIES,
                        row("Nhóm hoạt động", "Tổng số lượt người tham gia", "Nhà giáo", "Từ ngày"),
                        row("Múa lân", 10, null, null),
                        row("other", "nhiều", 5, null),
                        row("other", 10, 20, "35/10/2025"),
                        row(null, 7, null, null),
                        row("other", "gần 400", null, null),
                        row("Tổng cộng", 999, 25, null))
                .sheet(Forms.FUNDING, row("Nguồn kinh phí", "Ghi chú"), row("Ngân sách nhà nước", "x"));
        assertThat(findings(workbook))
                .containsExactlyInAnyOrder(
                        "FIELD_REQUIRED Thông tin chung!B8",
                        "CODE_UNKNOWN Thông tin chung!B4",
                        "CODE_UNKNOWN Hoạt động!A2",
                        "NUMBER_UNREADABLE Hoạt động!B3",
                        "DATE_UNREADABLE Hoạt động!D4",
                        "GROUPS_EXCEED_TOTAL Hoạt động!B4",
                        "FIELD_REQUIRED Hoạt động!A5",
                        "NUMBER_UNREADABLE Hoạt động!B6",
                        "HEADING_MISSING Kinh phí!A1:B1");
    }

    @Test
    void a_total_row_is_checked_and_never_counted() {
        var workbook = Forms.form2025();
        workbook.sheet(
                Forms.FUNDING,
                row("ĐVT: 1.000 đồng"),
                row("Nguồn kinh phí", "Số tiền"),
                row("Ngân sách nhà nước", 1000),
                row("Nguồn khác", 500),
                row("Cộng:", 1400));
        var outcome = read(workbook);
        assertThat(outcome.findings())
                .extracting(Finding::rule, Finding::place, Finding::value)
                .containsExactly(tuple(Rule.TOTAL_MISMATCH, "Kinh phí!B5", "1400"));
        assertThat(outcome.findings().get(0).message(Message.VIETNAMESE))
                .contains("Số tiền (đồng)", "1.400.000", "1.500.000");
        assertThat(outcome.findings().get(0).message(Locale.ENGLISH)).contains("1,400,000", "1,500,000");
    }

    @Test
    void an_opening_row_with_the_same_number_is_the_same_ceremony() {
        var workbook = Forms.form2025()
                .sheet(
                        Forms.ACTIVITIES,
                        row("Nhóm hoạt động", "Tổng số lượt người tham gia"),
                        row("Lễ khai mạc, phát động", 350));
        assertThat(accepted(workbook).activities())
                .extracting(Activity::group, activity -> activity.participants().total())
                .containsExactly(tuple("opening", Measure.exactly(350)));
        workbook.set(Forms.OPENING, "Số lượng người tham gia", 300);
        assertThat(findings(workbook)).containsExactly("OPENING_DIFFERS Hoạt động!B2");
        assertThat(read(workbook).findings().get(0).message(Message.VIETNAMESE))
                .contains("350", "300", "Khai mạc, phát động!B4");
    }

    @Test
    void money_without_a_unit_is_dong_only_where_nobody_can_doubt_it() {
        var large = Forms.form2025()
                .sheet(Forms.FUNDING, row("Nguồn kinh phí", "Số tiền"), row("Ngân sách nhà nước", 12_000_000));
        assertThat(findings(large)).containsExactly("UNIT_OF_MONEY_ASSUMED Kinh phí!B2");
        var small = Forms.form2025()
                .sheet(
                        Forms.FUNDING,
                        row("Nguồn kinh phí", "Số tiền"),
                        row("Ngân sách nhà nước", 12),
                        row("Nguồn khác", "3 triệu"),
                        row("Tổng cộng", 15));
        assertThat(findings(small)).containsExactly("UNIT_OF_MONEY_MISSING Kinh phí!B2");
    }

    @Test
    void a_week_that_was_not_held_is_a_nil_report_whose_blanks_are_zero() {
        var report = accepted(new WorkbookFile()
                .sheet(
                        Forms.GENERAL,
                        row("Mã biểu mẫu", "htsd-a/2025"),
                        row("Năm", "2025"),
                        row("Loại báo cáo", "Trực tiếp"),
                        row("Tên đơn vị báo cáo", "UBND xã Trùng Khánh"),
                        row("Cấp báo cáo", "Xã"),
                        row("Tình hình tổ chức", "Không tổ chức"),
                        row("Lý do", "Bão số 11"),
                        row("Tỉnh, thành phố", "Cao Bằng"),
                        row("Xã, phường, thị trấn, đặc khu", "xã Trùng Khánh"))
                .sheet(
                        Forms.ACTIVITIES,
                        row("Nhóm hoạt động", "Số lớp", "Tổng số lượt người tham gia", "Tên hoạt động"),
                        row("other", null, null, "Không có")));
        assertThat(report.held()).isEqualTo(Held.NOT_HELD);
        assertThat(report.reporter().code()).isEqualTo("01477");
        assertThat(report.reporter().reportsTo()).isEqualTo("04");
        assertThat(report.activities().get(0).classes()).isEqualTo(Measure.exactly(0));
        assertThat(report.activities().get(0).participants().total()).isEqualTo(Measure.exactly(0));
    }

    @Test
    void a_unit_without_a_code_gets_a_provisional_one_that_does_not_change() {
        var first = accepted(Forms.form2025().set(Forms.GENERAL, "Mã đơn vị báo cáo", null));
        var second = accepted(Forms.form2025()
                .set(Forms.GENERAL, "Mã đơn vị báo cáo", null)
                .set(Forms.GENERAL, "Tên đơn vị báo cáo", "TRƯỜNG  THCS HƯNG ĐẠO"));
        assertThat(first.reporter().provisional()).isTrue();
        assertThat(first.reporter().code())
                .matches("T-[0-9a-f]{10}")
                .isEqualTo(second.reporter().code());
    }

    @Test
    void places_are_those_of_the_campaigns_first_day() {
        var general = Forms.GENERAL;
        assertThat(findings(Forms.form2025().set(general, "Mã đơn vị hành chính", "02")))
                .containsExactly("LOCALITY_CLOSED Thông tin chung!B11");
        assertThat(read(Forms.form2025().set(general, "Mã đơn vị hành chính", "02"))
                        .findings()
                        .get(0)
                        .message(Message.VIETNAMESE))
                .contains("tỉnh Hà Giang", "tỉnh Tuyên Quang (08)");
        assertThat(findings(Forms.form2025().set(general, "Mã đơn vị hành chính", "99999")))
                .containsExactly("LOCALITY_UNKNOWN Thông tin chung!B11");
        assertThat(findings(Forms.form2025().set(general, "Tỉnh, thành phố", "Cao Bằng")))
                .containsExactly("LOCALITY_NAME_MISMATCH Thông tin chung!B14");
        assertThat(findings(Forms.form2025()
                        .set(general, "Mã đơn vị hành chính", null)
                        .set(general, "Tỉnh, thành phố", "tỉnh Cao Bằg")))
                .containsExactly("LOCALITY_UNKNOWN Thông tin chung!B14");
        assertThat(findings(Forms.form2025().set(general, "Mã đơn vị hành chính", null)))
                .containsExactly("FIELD_REQUIRED Thông tin chung!B11");
    }

    @Test
    void zeros_that_excel_took_away_come_back() {
        var report = Forms.form2025()
                .set(Forms.GENERAL, "Mã đơn vị hành chính", 1477)
                .set(Forms.GENERAL, "Tên đơn vị báo cáo", "Trường Tiểu học Trùng Khánh");
        assertThat(findings(report)).containsExactly("CODE_PADDED Thông tin chung!B11");
        assertThat(accepted(report).reporter().localityKey()).startsWith("01477@");
    }

    @Test
    void errors_of_excel_a_formula_without_a_value_and_a_date_in_a_number_cell_are_errors_of_that_cell() {
        var workbook = Forms.form2025()
                .sheet(
                        Forms.ACTIVITIES,
                        row("Nhóm hoạt động", "Tổng số lượt người tham gia", "Số lớp"),
                        row("other", "=1+1", null),
                        row("other", LocalDate.of(2025, 10, 6), null),
                        row("other", 350.5, -3));
        // fastexcel writes formulas without cached values
        assertThat(findings(workbook))
                .containsExactly(
                        "CELL_ERROR Hoạt động!B2",
                        "NUMBER_UNREADABLE Hoạt động!B3",
                        "NUMBER_NOT_WHOLE Hoạt động!B4",
                        "NUMBER_NEGATIVE Hoạt động!C4");
    }

    @Test
    void warnings_do_not_stop_a_report() {
        var workbook = Forms.form2025()
                .set(Forms.GENERAL, "Năm tổ chức Tuần lễ (*)", 2024)
                .set(Forms.GENERAL, "Mã đơn vị hành chính", "31")
                .sheet(
                        Forms.ACTIVITIES,
                        row("Nhóm hoạt động", "Tổng số lượt người tham gia", "Nhà giáo", "Số lớp"),
                        row("b", "khoảng 350", null, "-"),
                        row("other", "1,250", null, null),
                        row("other", null, 12, null));
        assertThat(findings(workbook))
                .containsExactlyInAnyOrder(
                        "FORM_YEAR_MISMATCH Thông tin chung!B3",
                        "GROUP_BY_LETTER Hoạt động!A2",
                        "NUMBER_APPROXIMATE Hoạt động!B2",
                        "DASH_AMBIGUOUS Hoạt động!D2",
                        "NUMBER_REPAIRED Hoạt động!B3",
                        "TOTAL_FROM_GROUPS Hoạt động!B4");
    }

    @Test
    void a_code_that_meant_another_unit_before_is_worth_a_second_look_unless_the_unit_is_named() {
        var silent = Forms.form2025().set(Forms.GENERAL, "Tên đơn vị báo cáo", "Trường THCS Kim Đồng");
        assertThat(findings(silent)).containsExactly("CODE_REUSED Thông tin chung!B11");
        assertThat(findings(silent.set(Forms.GENERAL, "Xã, phường, thị trấn, đặc khu", "P. Hưng Đạo")))
                .isEmpty();
    }

    @Test
    void unknown_forms_missing_sheets_second_reports_and_supplements_go_back() {
        assertThat(findings(Forms.form2025().set(Forms.GENERAL, "Ký hiệu biểu:", "HTSD-Z/2031")))
                .containsExactly("FORM_UNKNOWN Thông tin chung!B2");
        assertThat(findings(new WorkbookFile().sheet("Sheet1", row("xin chào"))))
                .containsExactly("FORM_UNKNOWN ");
        assertThat(findings(new WorkbookFile().sheet("Trang 1", row("Ký hiệu biểu", "HTSD-A/2025"))))
                .containsExactly("SHEET_MISSING ");
        assertThat(findings(Forms.form2025().sheet("Hoạt động (2)", row("Nhóm hoạt động"))))
                .containsExactly("FORM_MULTIPLE Hoạt động (2)");
        assertThat(findings(Forms.form2025().set(Forms.GENERAL, "Tính chất", "Bổ sung")))
                .containsExactly("SUPPLEMENT_UNCLEAR Thông tin chung!B5");
        assertThat(findings(Forms.form2025().set(Forms.GENERAL, "Năm tổ chức Tuần lễ (*)", 2031)))
                .contains("YEAR_UNKNOWN Thông tin chung!B3");
    }

    @Test
    void a_returned_report_tells_as_much_as_it_knows_and_never_a_telephone_number() {
        var outcome = (Outcome.Returned) read(Forms.form2025()
                .set(Forms.GENERAL, "Loại báo cáo", "?")
                .add(Forms.GENERAL, "Điện thoại", "0987654321"));
        assertThat(outcome.known().reporterName()).isEqualTo("Trường THCS Hưng Đạo");
        assertThat(outcome.known().campaignYear()).isEqualTo(2025);
        assertThat(outcome.known().kind()).isNull();
        assertThat(outcome.findings()).allSatisfy(finding -> {
            assertThat(finding.message(Message.VIETNAMESE) + finding.value())
                    .doesNotContain("0912000111", "0987654321");
            assertThat(finding.message(Locale.ENGLISH)).doesNotContain("{");
        });
    }

    @Test
    void a_form_without_its_id_is_told_which_id_belongs_into_which_cell() {
        var blank = read(Forms.form2025().set(Forms.GENERAL, "Ký hiệu biểu:", null));
        assertThat(blank.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.FORM_UNKNOWN);
            assertThat(finding.place()).isEqualTo("Thông tin chung!B2");
            assertThat(finding.message(Message.VIETNAMESE)).contains("“HTSD-A/2025”", "“Thông tin chung”");
        });
        var absent = new WorkbookFile().sheet("Báo cáo", row("Năm", 2023), row("Tổng số lớp", 3));
        assertThat(findings(absent)).containsExactly("FORM_UNKNOWN Báo cáo");
        assertThat(read(absent).findings().get(0).message(Locale.ENGLISH)).contains("“HTSD-A/2023”");
        var torn = new WorkbookFile()
                .sheet(Forms.ACTIVITIES, row("Nhóm hoạt động", "Tên hoạt động", "Tổng số"), row("1", "a", 3))
                .sheet(Forms.FUNDING, row("Nguồn kinh phí", "Số tiền"), row("Ngân sách", 3))
                .sheet(Forms.WORDS, row("Thuận lợi", "Có"));
        assertThat(read(torn).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.SHEET_MISSING);
            assertThat(finding.message(Message.VIETNAMESE)).contains("“Thông tin chung”", "HTSD-A/2025");
        });
        var rows = new WorkbookFile().sheet("Biểu", row("Tên đơn vị", "Tổng số người tham gia"), row("Trường A", 3));
        assertThat(read(rows).findings().get(0).message(Locale.ENGLISH)).contains("“HTSD-B/2025”");
    }

    @Test
    void a_renamed_sheet_is_told_by_what_stands_on_it() {
        var renamed = Forms.form2025()
                .renamed(Forms.GENERAL, "Sheet1")
                .renamed(Forms.OPENING, "Sheet2")
                .renamed(Forms.ACTIVITIES, "Sheet3");
        assertThat(findings(renamed))
                .containsExactly("SHEET_RENAMED Sheet1", "SHEET_RENAMED Sheet2", "SHEET_RENAMED Sheet3");
        assertThat(accepted(renamed).activities()).hasSize(3);
        assertThat(accepted(renamed).reporter().code()).isEqualTo("HP-0001");
        var guide = Forms.form2025()
                .without(Forms.OPENING)
                .sheet(
                        "Hướng dẫn",
                        row("Thời gian tổ chức", "Ghi ngày"),
                        row("Địa điểm tổ chức", "Ghi nơi"),
                        row("Số lượng người tham gia", "Ghi số"),
                        row("Tên đơn vị báo cáo", "Ghi tên"));
        assertThat(findings(guide)).isEmpty();
    }

    @Test
    void a_label_and_its_value_may_share_a_cell() {
        var workbook = Forms.form2025().set(Forms.GENERAL, "Ký hiệu biểu:", null);
        workbook.add(Forms.GENERAL, "Ký hiệu biểu: HTSD-A/2025");
        assertThat(accepted(workbook).form()).isEqualTo("HTSD-A/2025");
    }
}
