package vn.htsd.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.htsd.ingest.WorkbookFile.row;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.register.RegisteredReporter;
import vn.htsd.data.register.ReporterRegister;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Funding;
import vn.htsd.data.report.Kind;
import vn.htsd.data.report.Level;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Report;
import vn.htsd.ingest.WorkbookFile;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

class RelayFormTest {
    private static final String PAGE = "Biểu tổng hợp";
    private static final Reference SHIPPED = Reference.shipped();
    private static final Reference REFERENCE = new Reference(
            SHIPPED.localities(),
            new ReporterRegister(List.of(
                    unit("04-0001", "Trường THCS Trùng Khánh", "01477"),
                    unit("04-0002", "Trường Tiểu học Trùng Khánh", "01477"),
                    unit("31-0001", "Trường THCS Hưng Đạo", "11689"))),
            SHIPPED.campaigns(),
            "test");
    private static final FormReader READER = new FormReader(FormCatalogue.shipped(), REFERENCE);

    private final Path directory;

    RelayFormTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private static RegisteredReporter unit(String code, String name, String locality) {
        return new RegisteredReporter(
                code, name, "lower_secondary", Level.UNIT, locality, null, LocalDate.of(2022, 1, 1), null);
    }

    /** Xã Trùng Khánh for its units, in triệu đồng, headings over two rows, with all the lines that are no reports. */
    private static WorkbookFile commune() {
        return new WorkbookFile()
                .sheet(
                        PAGE,
                        row("UBND XÃ TRÙNG KHÁNH"),
                        row("Ký hiệu biểu:", "HTSD-B/2025", null, "Mã đơn vị tổng hợp: 01477"),
                        row("Năm tổ chức Tuần lễ", 2025, null, "Lần gửi", 2),
                        row(null, null, null, null, null, null, null, null, null, "Đơn vị tính: triệu đồng"),
                        row("STT", "Mã đơn vị", "Tên đơn vị", "Số lớp", "Số lượt người tham gia", null, "Kinh phí"),
                        row(
                                null,
                                null,
                                null,
                                null,
                                "Tổng số",
                                "Trong đó: khai mạc",
                                "Ngân sách nhà nước",
                                "Lồng ghép",
                                "Huy động",
                                "Nguồn khác",
                                "Ghi chú"),
                        row("A", "B", "C", 1, 2, 3, 4, 5, 6, 7, 8),
                        row("I", null, "Khối cơ quan", 1, "300", 100, 2),
                        row(1, "01477", "UBND xã Trùng Khánh", 1, 300, 100, 2, null, null, null, "Tự tổ chức"),
                        row("II", null, "Khối trường học"),
                        row(2, "04-0001", "Trường THCS Trùng Khánh", 4, "1.250", 350, "12,5", 3, 0, null),
                        row(3, null, "Trường Tiểu học Trùng Khánh", null, 200, null, null, null, "5 triệu 500 nghìn"),
                        row(4, null, "Trường Mầm non Trùng Khánh", null, null, null),
                        row(null, null, "Cộng mục II", 4, 1450, 350, "12,5", 3, "5,5"),
                        row("Tổng cộng", null, null, 5, 1750, 450, "14,5", 3, "5,5"),
                        row("Bằng chữ: Hai mươi ba triệu đồng"),
                        row(null, null, "Người lập biểu", null, null, null, "Trùng Khánh, ngày 10 tháng 10 năm 2025"));
    }

    private static WorkbookFile province(@Nullable Object[]... rows) {
        var workbook = new WorkbookFile()
                .sheet(
                        "Sheet1",
                        row("Ký hiệu biểu", "HTSD-B/2025"),
                        row("Mã đơn vị tổng hợp", "04"),
                        row("Năm", 2025),
                        row(
                                "STT",
                                "Tên đơn vị",
                                "Mã đơn vị",
                                "Tổng số lượt người tham gia",
                                "Ngân sách nhà nước (đồng)"));
        for (var row : rows) {
            workbook.add("Sheet1", row);
        }
        return workbook;
    }

    private List<Outcome> read(WorkbookFile workbook) {
        var content = new ReportReader().read(workbook.save(directory.resolve("b.xlsx")), "b.xlsx");
        assertThat(content).isInstanceOf(FileContent.Workbook.class);
        return READER.read(((FileContent.Workbook) content).grid());
    }

    private List<Report> accepted(WorkbookFile workbook) {
        return read(workbook).stream()
                .map(outcome -> {
                    assertThat(outcome.findings()).filteredOn(Finding::isError).isEmpty();
                    return ((Outcome.Accepted) outcome).report();
                })
                .toList();
    }

    private static List<String> findings(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.findings().stream())
                .map(finding -> finding.rule() + " " + finding.place())
                .toList();
    }

    @Test
    void each_row_is_a_relayed_report_and_no_other_line_is() {
        var outcomes = read(commune());
        assertThat(findings(outcomes)).isEmpty();
        var reports = accepted(commune());
        assertThat(reports)
                .extracting(
                        report -> report.reporter().code(),
                        Report::kind,
                        report -> report.reporter().level(),
                        Report::relayedBy,
                        Report::revision)
                .containsExactly(
                        tuple("01477", Kind.DIRECT, Level.COMMUNE, "01477", 2),
                        tuple("04-0001", Kind.DIRECT, Level.UNIT, "01477", 2),
                        tuple("04-0002", Kind.DIRECT, Level.UNIT, "01477", 2));
        var school = reports.get(1);
        assertThat(school.reporter().localityKey()).isEqualTo("01477@2025-07-01");
        assertThat(school.opening()).extracting("participants", "format").containsExactly(Measure.exactly(350), null);
        assertThat(school.activities())
                .extracting(
                        Activity::group,
                        activity -> activity.participants().total(),
                        Activity::classes,
                        Activity::mode,
                        Activity::source)
                .containsExactly(
                        tuple("opening", Measure.exactly(350), null, null, PAGE + "!F11"),
                        tuple(
                                "unspecified",
                                Measure.exactly(900),
                                Measure.exactly(4),
                                null,
                                PAGE + "!E11 / " + PAGE + "!F11 / " + PAGE + "!D11"));
        assertThat(school.funding())
                .extracting(Funding::fundingSource, Funding::amountVnd, Funding::halfDigitVnd, Funding::source)
                .containsExactly(
                        tuple("state_budget", Measure.exactly(12_500_000), 50_000L, PAGE + "!G11"),
                        tuple("programme", Measure.exactly(3_000_000), 500_000L, PAGE + "!H11"),
                        tuple("mobilised", Measure.exactly(0), 500_000L, PAGE + "!I11"));
        assertThat(reports.get(2).funding()).extracting(Funding::amountVnd).containsExactly(Measure.exactly(5_500_000));
        assertThat(reports.get(0).extras())
                .extracting(extra -> extra.field(), extra -> extra.value(), extra -> extra.source())
                .containsExactly(tuple("note", "Tự tổ chức", PAGE + "!K9"));
    }

    @Test
    void an_administrative_unit_is_consolidated_by_code_or_name_and_a_unit_direct() {
        var reports = accepted(province(
                row(1, "Xã Trùng Khánh", "1477", 500, 1000000),
                row(2, "TRUONG THCS TRUNG KHANH", null, 300, 0),
                row(3, "Sở GDĐT Cao Bằng", "04", 20, "x"),
                row(4, "Công ty TNHH Bản Giốc", null, 10, null)));
        assertThat(reports)
                .extracting(
                        report -> report.reporter().code(),
                        Report::kind,
                        report -> report.reporter().localityKey(),
                        report -> report.reporter().reportsTo())
                .startsWith(
                        tuple("01477", Kind.CONSOLIDATED, "01477@2025-07-01", "04"),
                        tuple("04-0001", Kind.DIRECT, "01477@2025-07-01", "01477"),
                        tuple("04", Kind.DIRECT, "04@2022-10-01", "VN"))
                .hasSize(4);
        assertThat(reports.get(3).reporter())
                .extracting(reporter -> reporter.provisional(), reporter -> reporter.localityKey())
                .containsExactly(true, "04@2022-10-01");
        var byName = accepted(province(row(1, "UBND xã Trùng Khánh", null, 500, null)));
        assertThat(byName.get(0).reporter().code()).isEqualTo("01477");
        assertThat(byName.get(0).kind()).isEqualTo(Kind.CONSOLIDATED);
    }

    @Test
    void a_bad_row_is_rejected_at_its_cells_and_the_others_load() {
        var outcomes = read(province(
                row(1, "Xã Trùng Khánh", "01477", 500, 1_000_000),
                row(2, "Trường A", "CB-1", "năm trăm", null),
                row(3, "Trường B", "CB-2", 10, -5),
                row(4, "Phường Hưng Đạo", "11689", 10, null),
                row(5, "Trường C", "CB-2", 10, null),
                row(6, "Xã Không Có Đâu", null, 10, null),
                row(7, "Huyện Trùng Khánh", "047", 10, null),
                row(8, null, null, 10, null),
                row(9, null, "CB-9", 10, null)));
        assertThat(findings(outcomes))
                .containsExactlyInAnyOrder(
                        "NUMBER_UNREADABLE Sheet1!D6",
                        "NUMBER_NEGATIVE Sheet1!E7",
                        "VALUE_INVALID Sheet1!C8",
                        "REPORTER_REPEATED Sheet1!C9",
                        "LOCALITY_UNKNOWN Sheet1!B10",
                        "LOCALITY_CLOSED Sheet1!C11",
                        "FIELD_REQUIRED Sheet1!B12",
                        "FIELD_REQUIRED Sheet1!B13");
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Accepted.class);
        assertThat(outcomes.subList(1, outcomes.size())).allMatch(outcome -> outcome instanceof Outcome.Returned);
        var repeated = (Outcome.Returned) outcomes.get(4);
        assertThat(repeated.findings().get(0).message(Message.VIETNAMESE)).contains("“Trường C”", "Sheet1!A7:E7");
        assertThat(repeated.known().relayedBy()).isEqualTo("04");
        assertThat(repeated.known().reporterCode()).isEqualTo("CB-2");
    }

    @Test
    void a_control_total_that_is_wrong_returns_the_file_with_all_its_findings() {
        var rows = new Object[][] {
            row(1, "Xã Trùng Khánh", "01477", 500, 1_000_000),
            row(2, "Trường A", "CB-1", 10, -5),
            row("Tổng cộng", null, null, 600, 1_000_000)
        };
        var outcomes = read(province(rows));
        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Returned.class);
        assertThat(findings(outcomes))
                .as("the column with an unreadable cell proves nothing")
                .containsExactly("TOTAL_MISMATCH Sheet1!D7", "NUMBER_NEGATIVE Sheet1!E6");
        var known = ((Outcome.Returned) outcomes.get(0)).known();
        assertThat(known.reporterCode()).isNull();
        assertThat(known.relayedBy()).isEqualTo("04");
        rows[2][3] = 510;
        assertThat(read(province(rows))).hasSize(2);
    }

    @Test
    void a_group_line_is_held_against_its_rows() {
        assertThat(findings(read(commune().add(PAGE, "III", null, "Khối không có dòng nào", 9, 9))))
                .isEmpty();
        var subtotal = province(
                row("I", "Khối xã", null, 400, null),
                row(1, "Xã Trùng Khánh", "01477", 500, null),
                row("II", "Khối trường", null, null, null),
                row(1, "Trường A", "CB-1", 10, null),
                row(null, "Cộng nhóm II", null, 11, null));
        assertThat(findings(read(subtotal))).containsExactly("TOTAL_MISMATCH Sheet1!D5", "TOTAL_MISMATCH Sheet1!D9");
    }

    @Test
    void what_is_wrong_with_the_head_returns_the_file() {
        assertThat(findings(read(commune().set(PAGE, "Năm tổ chức Tuần lễ", 2031))))
                .contains("YEAR_UNKNOWN " + PAGE + "!B3", "FORM_YEAR_MISMATCH " + PAGE + "!B3");
        var noSender = new WorkbookFile()
                .sheet(
                        PAGE,
                        row("Ký hiệu biểu", "HTSD-B/2025"),
                        row("Năm", 2025),
                        row("Mã đơn vị tổng hợp"),
                        row("Tên đơn vị", "Tổng số lượt người tham gia", "Huy động"),
                        row("Trường A", "mười", 12));
        assertThat(findings(read(noSender)))
                .containsExactly(
                        "FIELD_REQUIRED " + PAGE + "!B3",
                        "UNIT_OF_MONEY_MISSING " + PAGE + "!C5",
                        "NUMBER_UNREADABLE " + PAGE + "!B5");
        assertThat(findings(read(new WorkbookFile().sheet(PAGE, row("Ký hiệu biểu", "HTSD-B/2025")))))
                .containsExactly("SHEET_MISSING ");
        assertThat(findings(read(new WorkbookFile()
                        .sheet(PAGE, row("Ký hiệu biểu", "HTSD-B/2025"), row("STT", "Tên đơn vị", "Số lớp")))))
                .containsExactly("HEADING_MISSING " + PAGE + "!A2:C2");
        assertThat(findings(read(province()))).containsExactly("FIELD_REQUIRED Sheet1");
        assertThat(findings(read(province(row(1, "Xã Trùng Khánh", "01477", 5, null))
                        .sheet("Thêm", row("Tên đơn vị", "Tổng số người tham gia"), row("Trường A", 1)))))
                .contains("FORM_MULTIPLE Thêm");
        var second = read(province(row(1, "Xã Trùng Khánh", "01477", 5, null))
                .sheet("Thêm", row("Tên đơn vị", "Tổng số người tham gia"), row("Trường A", 1)));
        assertThat(second.get(0).findings())
                .extracting(finding -> finding.message(Message.VIETNAMESE))
                .anySatisfy(sentence -> assertThat(sentence)
                        .startsWith("Trang “Thêm” cũng có bảng")
                        .contains("trang “Sheet1”"));
    }

    @Test
    void a_heading_with_a_slip_is_marked_by_itself_and_its_column_is_read_as_meant() {
        var slip = new WorkbookFile()
                .sheet(
                        PAGE,
                        row("Ký hiệu biểu", "HTSD-B/2025"),
                        row("Năm", 2025, "Mã đơn vị tổng hợp", "04"),
                        row("Tên đơn vị", "Tổng số lượt ngừoi tham gai", "Huy động (đồng)", "Chức vụ"),
                        row("Trường A", 10, -5, "x"),
                        row("Tổng cộng", 11));
        assertThat(findings(read(slip)))
                .as("the total is compared with the column that the slip stands over")
                .containsExactly(
                        "LABEL_MISSPELT " + PAGE + "!B3",
                        "HEADING_UNKNOWN " + PAGE + "!D3",
                        "TOTAL_MISMATCH " + PAGE + "!B5",
                        "NUMBER_NEGATIVE " + PAGE + "!C4",
                        "REPORTER_PROVISIONAL " + PAGE + "!A4");
    }

    @Test
    void without_a_unit_large_amounts_are_dong_with_one_warning() {
        var workbook = new WorkbookFile()
                .sheet(
                        PAGE,
                        row("Ký hiệu biểu", "HTSD-B/2024"),
                        row("Năm", 2024, "Mã đơn vị tổng hợp", "04"),
                        row("Tên đơn vị", "Tổng số lượt người tham gia", "Huy động"),
                        row("Trường A", "5", 1_200_000),
                        row("Trường B", "6", 300_000));
        var outcomes = read(workbook);
        assertThat(findings(outcomes))
                .containsExactly(
                        "UNIT_OF_MONEY_ASSUMED " + PAGE + "!C4",
                        "REPORTER_PROVISIONAL " + PAGE + "!A4",
                        "REPORTER_PROVISIONAL " + PAGE + "!A5");
        assertThat(accepted(workbook))
                .extracting(report -> report.funding().get(0).amountVnd().value())
                .containsExactly(1_200_000L, 300_000L);
    }

    @Test
    void without_a_unit_nothing_that_rests_on_it_is_judged() {
        var workbook = new WorkbookFile()
                .sheet(
                        PAGE,
                        row("Ký hiệu biểu", "HTSD-B/2024"),
                        row("Năm", 2024, "Mã đơn vị tổng hợp", "04"),
                        row(null, "Đơn vị tính:"),
                        row("Tên đơn vị", "Tổng số lượt người tham gia", "Huy động"),
                        row("Trường A", 5, "12,5"),
                        row("Trường B", 6, 7),
                        row("Tổng cộng", 11, 20));
        assertThat(read(workbook).stream()
                        .flatMap(outcome -> outcome.findings().stream())
                        .filter(finding -> finding.isError())
                        .map(finding -> finding.rule() + " " + finding.place()))
                .containsExactly("UNIT_OF_MONEY_MISSING " + PAGE + "!C3");
    }

    @Test
    void an_opening_larger_than_the_total_is_the_rows_error() {
        var workbook = new WorkbookFile()
                .sheet(
                        PAGE,
                        row("Ký hiệu biểu", "HTSD-B/2025", "Năm", 2025, "Mã đơn vị tổng hợp", "04"),
                        row("Mã đơn vị", "Tên đơn vị", "Tổng số lượt người tham gia", "Khai mạc"),
                        row("01477", "Xã Trùng Khánh", 5, 6));
        var outcomes = read(workbook);
        assertThat(findings(outcomes)).containsExactly("GROUPS_EXCEED_TOTAL " + PAGE + "!C3");
        assertThat(outcomes.get(0).findings().get(0).message(Locale.ENGLISH)).contains("Trong đó: khai mạc");
    }

    @Test
    void thousands_of_rows_are_as_many_reports_and_add_up_to_their_total() {
        int rows = 3_000;
        var file = LargeRelay.write(directory.resolve("large.xlsx"), rows);
        var content = (FileContent.Workbook) new ReportReader().read(file, "large.xlsx");
        var outcomes = READER.read(content.grid());
        assertThat(outcomes).hasSize(rows).allMatch(outcome -> outcome instanceof Outcome.Accepted);
        assertThat(outcomes.stream()
                        .map(outcome -> ((Outcome.Accepted) outcome).report())
                        .flatMap(report -> report.activities().stream())
                        .mapToLong(activity -> activity.participants().total() == null
                                ? 0
                                : activity.participants().total().value())
                        .sum())
                .isEqualTo(java.util.stream.LongStream.rangeClosed(1, rows)
                        .map(at -> 200 + at % 900)
                        .sum());
    }
}
