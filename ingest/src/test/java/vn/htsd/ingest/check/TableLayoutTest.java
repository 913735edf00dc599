package vn.htsd.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.htsd.ingest.Forms.ACTIVITIES;
import static vn.htsd.ingest.Forms.FUNDING;
import static vn.htsd.ingest.WorkbookFile.row;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Activity;
import vn.htsd.ingest.Forms;
import vn.htsd.ingest.WorkbookFile;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

/** Tables as offices lay them out: what counts, what is checked, and what is mere words. */
class TableLayoutTest {
    private static final FormReader READER = new FormReader(FormCatalogue.shipped(), Reference.shipped());

    private final Path directory;

    TableLayoutTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Outcome read(WorkbookFile workbook) {
        var content = new ReportReader().read(workbook.save(directory.resolve("form.xlsx")), "form.xlsx");
        return READER.read(((FileContent.Workbook) content).grid()).get(0);
    }

    /** The rows under headings "TT", group, name, classes, total. */
    private Outcome table(@Nullable Object[]... rows) {
        var workbook = Forms.form2025().without(Forms.OPENING);
        workbook.sheet(
                ACTIVITIES, row("TT", "Nhóm hoạt động", "Tên hoạt động", "Số lớp", "Tổng số lượt người tham gia"));
        for (var row : rows) {
            workbook.add(ACTIVITIES, row);
        }
        return read(workbook);
    }

    private static List<String> findings(Outcome outcome) {
        return outcome.findings().stream()
                .map(finding -> finding.rule() + " " + finding.place())
                .toList();
    }

    /** Group and total of each activity. */
    private static List<String> activities(Outcome outcome) {
        assertThat(outcome.findings()).filteredOn(Finding::isError).isEmpty();
        return ((Outcome.Accepted) outcome)
                .report().activities().stream().map(TableLayoutTest::shown).toList();
    }

    private static String shown(Activity activity) {
        var total = activity.participants().total();
        return activity.group() + " " + (total == null ? "-" : total.value());
    }

    @Test
    void subtotals_are_checked_and_never_counted() {
        Object[][] rows = {
            row(1, "communication", null, 2, 100),
            row(2, "contests", null, null, 50),
            row(null, "Cộng mục I", null, 2, 150),
            row(3, "other", null, 1, 30),
            row(null, "Cộng (II)", null, 1, 30),
            row(null, "TỔNG CỘNG (I + II)", null, 3, 180)
        };
        assertThat(activities(table(rows))).containsExactly("communication 100", "contests 50", "other 30");
        rows[2][4] = 151;
        var wrong = table(rows);
        assertThat(findings(wrong)).containsExactly("TOTAL_MISMATCH Hoạt động!E4");
        assertThat(wrong.findings().get(0).message(Message.VIETNAMESE)).contains("Cộng mục I", "151", "150");
    }

    @Test
    void every_way_to_write_a_subtotal_or_a_total_is_known() {
        for (var title : List.of("Tổng nhóm a", "Cộng nhóm 1", "Tổng mục I", "Cộng I", "Cộng phần A:", "Cộng")) {
            assertThat(activities(table(
                            row(1, "other", null, null, 5),
                            row(null, title, null, null, 5),
                            row(2, "other", null, null, 6),
                            row(null, "Tổng cộng", null, null, 11))))
                    .as(title)
                    .containsExactly("other 5", "other 6");
        }
        for (var title : List.of("Tổng cộng", "TỔNG SỐ", "Cộng:", "Tổng", "Tổng cộng chung", "Cộng (a + b)")) {
            assertThat(findings(table(row(1, "other", null, null, 5), row(title, null, null, null, 7))))
                    .as(title)
                    .containsExactly("TOTAL_MISMATCH Hoạt động!E3");
        }
    }

    @Test
    void a_total_above_its_rows_is_a_total_too() {
        assertThat(activities(table(
                        row(null, "Tổng số", null, null, 11),
                        row(1, "other", null, null, 5),
                        row(2, "contests", null, null, 6))))
                .containsExactly("other 5", "contests 6");
    }

    @Test
    void roman_rows_head_their_part_and_name_its_group() {
        var parts = table(
                row("I", "Tuyên truyền, tọa đàm, diễn đàn", null, null, 150),
                row(1, null, "Tọa đàm", null, 100),
                row(2, null, "Phát thanh", null, 50),
                row("II", "Hoạt động khác", null, null, null),
                row(1, null, "Thể thao", null, 30),
                row(null, "Tổng cộng", null, null, 180));
        assertThat(activities(parts)).containsExactly("communication 100", "communication 50", "other 30");
    }

    @Test
    void the_figures_of_a_roman_row_are_the_sum_of_its_part() {
        assertThat(findings(table(
                        row("I", "communication", null, null, 151),
                        row(1, "communication", null, null, 100),
                        row(2, "communication", null, null, 50))))
                .containsExactly("TOTAL_MISMATCH Hoạt động!E2");
        assertThat(activities(table(
                        row("1", "communication", null, null, 150),
                        row("1.1", "communication", null, null, 100),
                        row("1.2", "communication", null, null, 50),
                        row("2", "other", null, null, 7))))
                .containsExactly("communication 100", "communication 50", "other 7");
    }

    @Test
    void roman_numbers_alone_are_only_numbers() {
        assertThat(activities(table(row("I", "other", null, null, 5), row("II", "contests", null, null, 6))))
                .containsExactly("other 5", "contests 6");
    }

    @Test
    void column_numbers_under_the_headings_are_no_entry() {
        for (var numbers : List.<@Nullable Object[]>of(
                row(1, 2, 3, 4, 5),
                row("A", "B", "C", "1", "2"),
                row("A", "B", 1, 2, 3),
                row("(1)", "(2)", "(3)", "(4)", "(5) = (6)+(7)"),
                row(null, "(1)", "(2)", "(3)", "(4)=(5)+(6)+(7)"))) {
            assertThat(activities(table(numbers, row(1, "other", "A", 1, 5)))).containsExactly("other 5");
        }
        assertThat(activities(table(row(1, "b", "2", 3, 4)))).containsExactly("digital_skills 4");
    }

    @Test
    void signatures_and_notes_below_the_table_are_words() {
        var outcome = table(
                row(1, "other", null, null, 5),
                row("Tổng cộng", null, null, null, 5),
                row("Bằng chữ: Năm lượt người"),
                row("* Số liệu tính đến ngày 10/10/2025"),
                row("Ghi chú: gồm cả 3 buổi trực tuyến"),
                row(null, null, null, null, "Hưng Đạo, ngày 10 tháng 10 năm 2025"),
                row(null, "NGƯỜI LẬP BIỂU", null, null, "THỦ TRƯỞNG ĐƠN VỊ"),
                row(null, "(Ký, ghi rõ họ tên)", null, null, "(Ký tên, đóng dấu)"),
                row(null, "Nguyễn Thị Mẫu", null, null, "Trần Văn Thử"),
                row("Điện thoại: 0912 000 111"));
        assertThat(findings(outcome)).isEmpty();
        assertThat(activities(outcome)).containsExactly("other 5");
    }

    @Test
    void a_signature_block_needs_no_total_before_it() {
        var outcome = table(
                row(1, "other", null, null, 5),
                row(null, "Người lập biểu", null, "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
                row(null, "Nguyễn Thị Mẫu", null, "PHÓ CHỦ TỊCH", null),
                row("Nơi nhận:", null, null, null, null),
                row("- Như trên;", "- Lưu: VT.", null, null, null));
        assertThat(findings(outcome)).isEmpty();
        assertThat(activities(outcome)).containsExactly("other 5");
    }

    @Test
    void no_row_with_a_figure_is_passed_over_in_silence() {
        assertThat(findings(table(row(1, "other", null, null, 5), row(null, null, null, null, 7))))
                .containsExactly("FIELD_REQUIRED Hoạt động!B3");
        assertThat(findings(table(
                        row(1, "other", null, null, 5),
                        row("Tổng cộng", null, null, null, 5),
                        row(null, "Người lập biểu", null, null, "Thủ trưởng đơn vị"),
                        row(null, "trong đó nữ", null, null, 3))))
                .containsExactly("CODE_UNKNOWN Hoạt động!B5");
        assertThat(findings(table(row(1, "other", null, null, 5), row(null, null, null, null, "1.250 lượt"))))
                .containsExactly("FIELD_REQUIRED Hoạt động!B3");
        assertThat(activities(table(
                        row(1, "other", null, null, 5),
                        row("Tổng cộng", null, null, null, 12),
                        row(2, "contests", null, null, 7))))
                .containsExactly("other 5", "contests 7");
    }

    @Test
    void figures_in_a_column_without_a_heading_are_told_of() {
        assertThat(findings(table(row(1, "other", null, null, 5, 99), row(2, "other", null, null, 5, 98))))
                .containsExactly("HEADING_UNKNOWN Hoạt động!F2");
    }

    @Test
    void headings_of_a_second_printed_page_are_no_entry() {
        assertThat(activities(table(
                        row(1, "other", null, null, 5),
                        row("TT", "Nhóm hoạt động", "Tên hoạt động", "Số lớp", "Tổng số lượt người tham gia"),
                        row(2, "contests", null, null, 6))))
                .containsExactly("other 5", "contests 6");
    }

    @Test
    void a_doubtful_row_does_not_make_the_total_wrong_as_well() {
        assertThat(findings(table(
                        row(1, "other", null, null, 5),
                        row(null, "Tổng các hoạt động trên", null, null, 5),
                        row(null, "Tổng cộng", null, null, 5))))
                .containsExactly("CODE_UNKNOWN Hoạt động!B3");
    }

    @Test
    void the_group_heading_over_two_rows_may_name_what_is_counted() {
        var workbook = Forms.form2025().without(Forms.OPENING);
        workbook.sheet(
                ACTIVITIES,
                row("Biểu số liệu"),
                row("Nhóm hoạt động", "Số lượt người tham gia", null, null),
                row(null, "Tổng số", "Nhà giáo", "Trong đó: Nữ"),
                row("other", 10, 4, 3));
        var activity = ((Outcome.Accepted) read(workbook)).report().activities().get(0);
        assertThat(activity.participants().female()).isEqualTo(3);
        assertThat(activity.participants().groups()).containsEntry("teachers", 4L);
        assertThat(findings(read(workbook))).isEmpty();
    }

    @Test
    void funding_has_parts_too() {
        var workbook = Forms.form2025();
        workbook.sheet(
                FUNDING,
                row("Đơn vị tính: triệu đồng"),
                row("STT", "Nguồn kinh phí", "Đơn vị, cá nhân hỗ trợ", "Số tiền", "Ghi chú"),
                row("A", "B", "C", 1, 2),
                row("I", "Ngân sách nhà nước", null, "12,5", null),
                row("1", null, "Tỉnh cấp", "10", null),
                row("2", null, "Xã cấp", "2,5", null),
                row("II", "Xã hội hóa", null, null, null),
                row("1", null, "Công ty A", "3", "Giám đốc tài trợ"),
                row(null, "Cộng mục II", null, "3", null),
                row(null, "TỔNG CỘNG", null, "15,5", null),
                row("Bằng chữ: Mười lăm triệu năm trăm nghìn đồng"),
                row(null, "KẾ TOÁN", null, "HIỆU TRƯỞNG", null));
        var outcome = read(workbook);
        assertThat(findings(outcome)).isEmpty();
        assertThat(((Outcome.Accepted) outcome).report().funding())
                .extracting(line -> line.fundingSource() + " "
                        + Objects.requireNonNull(line.amountVnd()).value())
                .containsExactly("state_budget 10000000", "state_budget 2500000", "mobilised 3000000");
    }

    @Test
    void a_declared_total_of_money_is_exact_to_the_dong() {
        var workbook = Forms.form2025();
        workbook.sheet(
                FUNDING,
                row("Đơn vị tính: triệu đồng"),
                row("Nguồn kinh phí", "Số tiền"),
                row("Ngân sách nhà nước", 12.5),
                row("Nguồn khác", "3.400.000 đồng"),
                row("Tổng cộng", 15.9));
        assertThat(findings(read(workbook))).isEmpty();
        workbook.sheet(
                FUNDING,
                row("Đơn vị tính: triệu đồng"),
                row("Nguồn kinh phí", "Số tiền"),
                row("Ngân sách nhà nước", 12.5),
                row("Nguồn khác", 3.4),
                row("Tổng cộng", 16));
        assertThat(findings(read(workbook))).containsExactly("TOTAL_MISMATCH Kinh phí!B5");
    }

    @Test
    void a_label_may_carry_its_value_behind_its_colon() {
        var workbook = Forms.form2025()
                .set(Forms.GENERAL, "Tên đơn vị báo cáo", null)
                .add(Forms.GENERAL, "Tên đơn vị báo cáo: Trường THCS Hưng Đạo")
                .set(Forms.GENERAL, "Lần gửi", null)
                .add(Forms.GENERAL, "Lần gửi: lần thứ hai ba");
        assertThat(findings(read(workbook))).containsExactly("NUMBER_UNREADABLE Thông tin chung!A15");
        var hint = Forms.form2025().add(Forms.GENERAL, "Người ký: (họ và tên)", "Bà A");
        assertThat(((Outcome.Accepted) read(hint)).report().signedBy()).isEqualTo("Bà A");
        var twice = Forms.form2025().add(Forms.GENERAL, "Lần gửi: 2");
        assertThat(findings(read(twice))).containsExactly("VALUE_INVALID Thông tin chung!A14");
    }

    @Test
    void a_report_without_any_figure_is_worth_a_question() {
        var workbook = Forms.form2025().without(ACTIVITIES).without(FUNDING).without(Forms.OPENING);
        assertThat(findings(read(workbook))).containsExactly("NO_FIGURES Thông tin chung");
        assertThat(findings(read(workbook.set(Forms.GENERAL, "Tình hình tổ chức", "Hoãn"))))
                .isEmpty();
    }

    @Test
    void an_activity_cannot_end_before_it_began() {
        var workbook = Forms.form2025();
        workbook.sheet(
                ACTIVITIES,
                row("Nhóm hoạt động", "Tổng số lượt người tham gia", "Từ ngày", "Đến ngày"),
                row("other", 5, "06/10/2025", "03/10/2025"));
        assertThat(findings(read(workbook))).containsExactly("DATE_ORDER Hoạt động!D2");
    }

    @Test
    void the_theme_of_another_year_is_worth_a_look() {
        var theme2024 = "Phát triển văn hóa đọc thúc đẩy học tập suốt đời";
        var title = Forms.form2025()
                .add(Forms.GENERAL, theme2024.toUpperCase(java.util.Locale.ROOT) + " (báo cáo năm 2025)");
        assertThat(findings(read(title))).containsExactly("THEME_OF_OTHER_YEAR Thông tin chung!A14");
        var words = Forms.form2025()
                .set(
                        Forms.WORDS,
                        "Công tác chỉ đạo, tổ chức triển khai",
                        "Hưởng ứng chủ đề “" + theme2024 + "”, xã đã …");
        assertThat(findings(read(words))).containsExactly("THEME_OF_OTHER_YEAR Đánh giá, kiến nghị!B3");
        assertThat(read(words).findings().get(0).message(Message.VIETNAMESE)).contains("2024", "2025");
    }
}
