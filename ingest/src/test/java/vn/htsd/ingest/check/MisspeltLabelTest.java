package vn.htsd.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.htsd.ingest.WorkbookFile.row;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.Forms;
import vn.htsd.ingest.WorkbookFile;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

/** No figure is lost because its label or heading was retyped with a slip. */
class MisspeltLabelTest {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Số lượng người tham ga       | LABEL_MISSPELT Khai mạc, phát động!A2
            Số lượng người tham dự       | LABEL_MISSPELT Khai mạc, phát động!A2
            Số lượng người               | LABEL_MISSPELT Khai mạc, phát động!A2
            Số lượng người tham gia lễ khai mạc | LABEL_MISSPELT Khai mạc, phát động!A2
            Số khách mời                 | LABEL_UNKNOWN Khai mạc, phát động!A2
            """)
    void a_label_that_is_nearly_one_of_the_form_is_an_error_and_any_other_a_remark(String label, String expected) {
        var workbook = Forms.form2025().sheet(Forms.OPENING, row("Thời gian tổ chức", "06/10/2025"), row(label, 350));
        assertThat(findings(workbook)).containsExactly(expected);
        var sentence = read(workbook).findings().get(0).message(Message.VIETNAMESE);
        assertThat(sentence).contains("“" + label + "”");
        assertThat(sentence.contains("“Số lượng người tham gia”")).isEqualTo(expected.startsWith("LABEL_MISSPELT"));
    }

    @Test
    void among_the_labels_of_the_form_a_line_of_ones_own_is_a_remark() {
        var workbook = Forms.form2025()
                .sheet(
                        Forms.OPENING,
                        row("BÁO CÁO", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                        row("Thời gian tổ chức", "06/10/2025"),
                        row("Số khách mời", 12),
                        row("Số lượng người tham gia (2)", 12),
                        row("Ghi chú: chưa kể khách"),
                        row("Số lượng người tham gia", 350),
                        row("(Ký, ghi rõ họ tên)", "(Ký, đóng dấu)"));
        assertThat(findings(workbook))
                .containsExactly("LABEL_UNKNOWN Khai mạc, phát động!A3", "LABEL_UNKNOWN Khai mạc, phát động!A4");
        assertThat(read(workbook)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void the_value_is_read_as_what_was_meant_so_nothing_else_is_said_of_it() {
        assertThat(findings(Forms.form2025().relabelled(Forms.GENERAL, "Tên đơn vị báo cáo", "Tên đơn vị báo các")))
                .containsExactly("LABEL_MISSPELT Thông tin chung!A8");
        assertThat(findings(Forms.form2025()
                        .relabelled(Forms.GENERAL, "Lần gửi", "Lần gởi")
                        .set(Forms.GENERAL, "Lần gởi", "mấy")))
                .containsExactlyInAnyOrder("LABEL_MISSPELT Thông tin chung!A6", "NUMBER_UNREADABLE Thông tin chung!B6");
        assertThat(findings(Forms.form2023()
                        .relabelled(
                                "Báo cáo",
                                "Tổng số lượt người tham gia (kể cả khai mạc)",
                                "Tổng số lượt người tham gia (cả khai mạc)")))
                .containsExactly("LABEL_MISSPELT Báo cáo!A10");
    }

    @Test
    void so_is_a_heading_of_a_table() {
        var workbook = Forms.form2025()
                .sheet(
                        Forms.ACTIVITIES,
                        row("Nhóm hoạt động", "Số lớpp", "Tổng số lượt người tham ga", "Màu áo", "Học sinh, sinh viên"),
                        row("Hoạt động khác", 2, 40, "xanh", 30),
                        row("Tổng cộng", 3, 40, null, 30));
        assertThat(findings(workbook))
                .containsExactlyInAnyOrder(
                        "LABEL_MISSPELT Hoạt động!B1",
                        "LABEL_MISSPELT Hoạt động!C1",
                        "LABEL_MISSPELT Hoạt động!E1",
                        "HEADING_UNKNOWN Hoạt động!D1",
                        "TOTAL_MISMATCH Hoạt động!B3");
    }
}
