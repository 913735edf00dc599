package vn.htsd.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.htsd.ingest.WorkbookFile.row;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.Forms;
import vn.htsd.ingest.WorkbookFile;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;
import vn.htsd.ingest.text.MoneyUnit;

/** A formula adds up numbers only: the cell to be mended is the one that holds a number as text. */
class NumbersAsTextTest {
    private static final FormReader READER = new FormReader(FormCatalogue.shipped(), Reference.shipped());

    @TempDir
    Path directory;

    private Outcome read(WorkbookFile workbook) {
        var content = new ReportReader().read(workbook.save(directory.resolve("form.xlsx")), "form.xlsx");
        return READER.read(((FileContent.Workbook) content).grid()).get(0);
    }

    private List<String> findings(WorkbookFile workbook) {
        return read(workbook).findings().stream()
                .map(finding -> finding.rule() + " " + finding.place())
                .toList();
    }

    private static WorkbookFile activities(Object first, Object second, Object total) {
        return Forms.form2025()
                .sheet(
                        Forms.ACTIVITIES,
                        row("Nhóm hoạt động", "Số lớp", "Tổng số lượt người tham gia"),
                        row("Hoạt động khác", 1, first),
                        row("Hoạt động khác", 2, second),
                        row("Tổng cộng", 3, total));
    }

    @Test
    void the_text_cell_is_marked_where_the_total_is_that_of_the_numbers() {
        assertThat(findings(activities(40, "60", 40))).containsExactly("TOTAL_MISMATCH Hoạt động!C3");
        assertThat(findings(activities("40", "60", 0)))
                .containsExactly("TOTAL_MISMATCH Hoạt động!C2", "TOTAL_MISMATCH Hoạt động!C3");
        assertThat(read(activities(40, "60", 40)).findings().get(0).message(Message.VIETNAMESE))
                .contains("“60”", "dưới dạng chữ");
        assertThat(findings(activities(40, 60, 100))).isEmpty();
    }

    @Test
    void the_total_is_marked_where_it_is_typed_or_differs_otherwise() {
        assertThat(findings(activities(40, "60", 100))).isEmpty();
        assertThat(findings(activities(40, "60", "40"))).containsExactly("TOTAL_MISMATCH Hoạt động!C4");
        assertThat(findings(activities(40, "60", 41))).containsExactly("TOTAL_MISMATCH Hoạt động!C4");
        assertThat(findings(activities(40, "x", 40))).isEmpty();
    }

    @Test
    void money_is_no_exception() {
        var workbook = Forms.form2025()
                .sheet(
                        Forms.FUNDING,
                        row("Đơn vị tính: triệu đồng"),
                        row("Nguồn kinh phí", "Số tiền"),
                        row("Ngân sách nhà nước", 10),
                        row("Xã hội hóa", "2,5"),
                        row("Tổng cộng", 10));
        assertThat(findings(workbook)).containsExactly("TOTAL_MISMATCH Kinh phí!B4");
    }

    /** A file may say 1E999999999; writing that out would take all memory. */
    @Test
    void numbers_beyond_all_reason_are_told_and_not_written_out() {
        for (var cell : List.of(
                new CellValue.Number(new BigDecimal("1E999999999"), null, false),
                new CellValue.Number(new BigDecimal("1E-999999999"), null, false, true))) {
            assertThat(cell.written()).hasSizeLessThan(20);
            var findings = new Findings();
            var sheet = FormCatalogue.shipped().form("HTSD-A/2025").orElseThrow();
            for (var field : sheet.sheet("funding").orElseThrow().fields()) {
                var cells = new CellReader(FormCatalogue.shipped(), findings);
                var entries = new java.util.HashMap<String, Entry>();
                var entry = cells.read(field, cell, "A1");
                if (entry != null) {
                    entries.put(field.name(), entry);
                    MoneySheet.settle(
                            List.of(entries),
                            Optional.of(MoneyUnit.parse("tỷ đồng").orElseThrow()),
                            Optional::empty,
                            FieldIndex.of(sheet.sheet("funding").orElseThrow()),
                            findings);
                }
            }
            assertThat(findings.all()).allSatisfy(finding -> assertThat(finding.message(Message.VIETNAMESE))
                    .hasSizeLessThan(400));
            assertThat(findings.anyError()).isTrue();
        }
    }

    /** Where the unit of money is to be written: in the cell for it, which is not that of its label. */
    @ParameterizedTest
    @CsvSource({"0, Kinh phí!B1", "1, Kinh phí!B1"})
    void a_missing_unit_of_money_is_told_where_it_belongs(int column, String expected) {
        var label = new Object[column + 1];
        label[column] = "Đơn vị tính:";
        var workbook = Forms.form2025()
                .sheet(Forms.FUNDING, label, row("Nguồn kinh phí", "Số tiền"), row("Ngân sách nhà nước", 10));
        assertThat(findings(workbook)).containsExactly("UNIT_OF_MONEY_MISSING " + expected);
    }

    /** What the sentence says to write must be read, and as what it says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1,125       | “1125”   | “1,1250”
            12,500      | “12500”  | “12,5”
            1,125 triệu | “1125000000 đồng” | “1125000 đồng”
            350.5       | “350,5”  |
            """)
    void an_ambiguous_amount_is_answered_with_writings_that_are_none(String written, String first, String second) {
        var sentence = read(funding(written)).findings().get(0).message(Message.VIETNAMESE);
        for (var writing : second == null ? List.of(first) : List.of(first, second)) {
            assertThat(sentence).contains(writing);
            assertThat(findings(funding(writing.substring(1, writing.length() - 1))))
                    .isEmpty();
        }
    }

    private static WorkbookFile funding(String amount) {
        return Forms.form2025()
                .sheet(
                        Forms.FUNDING,
                        row("Đơn vị tính: triệu đồng"),
                        row("Nguồn kinh phí", "Số tiền"),
                        row("Ngân sách nhà nước", amount));
    }
}
