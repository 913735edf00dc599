package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.render.Format;

class ReceiptSlipTest {
    private static final String REPORT =
            """
            {"status":"%s","form":"HTSD-A/2025","campaign_year":2025,"kind":"direct","revision":1,
             "reporter_code":"HP-0001","reporter_name":"Trường THCS Hưng Đạo","deadline":"2025-10-13",
             "deadline_assumed":false,"totals":%s}""";
    private static final String TOTALS =
            "{\"participants\":1600,\"classes\":4,\"sessions\":null,\"amount_vnd\":15000000}";

    private final Workspace workspace;

    ReceiptSlipTest(@TempDir Path home) {
        this.workspace = new Workspace(home).create();
    }

    private static String receipt(String status, String received, String reports, String findings) {
        return """
                {"file":"dot1/hung-dao.xlsx","sha256":"0123456789abcdef","received_at":"%s","status":"%s",
                 "reports":[%s],"findings":[%s],"marked_workbook":"hung-dao - da danh dau.xlsx"}"""
                .formatted(received, status, reports, findings);
    }

    private static String finding(String severity, String place, String message) {
        return "{\"code\":\"X\",\"severity\":\"%s\",\"place\":\"%s\",\"value\":\"?\",\"message_vi\":\"%s\",\"message_en\":\"%s\"}"
                .formatted(severity, place, message, message);
    }

    private Pdf made(Locale locale, String... receipts) {
        return Pdf.read(new Reports(workspace, IssueSettings.draft())
                .receipts(List.of(receipts), "test", Set.of(Format.PDF), locale, Progress.SILENT)
                .get(0));
    }

    @Test
    void an_accepted_file_has_one_page_with_its_moment_deadline_and_totals() throws Exception {
        try (var pdf = made(
                Message.VIETNAMESE,
                receipt("accepted", "2025-10-13T16:59:00Z", REPORT.formatted("accepted", TOTALS), "")
                        .replaceFirst("\\{", "{\"synthetic\":true,"))) {
            assertThat(pdf.pages()).hasSize(1);
            assertThat(pdf.text())
                    .contains(
                            "PHIẾU TIẾP NHẬN BÁO CÁO",
                            "Mã tiếp nhận: 0123456789ab",
                            "dot1/hung-dao.xlsx",
                            "23 giờ 59 phút ngày 13/10/2025",
                            "Trường THCS Hưng Đạo (mã HP-0001)",
                            "13/10/2025: đúng hạn",
                            "1.600 lượt người; 4 lớp; … cuộc, buổi; kinh phí 15.000.000 đồng",
                            "không phải làm gì thêm",
                            "SỐ LIỆU MÔ PHỎNG")
                    .doesNotContain("DỰ THẢO");
            assertThat(pdf.foreignFonts()).isEmpty();
        }
    }

    @Test
    void the_minute_after_the_deadline_is_late_and_an_assumed_deadline_names_nobody_late() {
        var late = receipt("accepted", "2025-10-13T17:00:00Z", REPORT.formatted("accepted", TOTALS), "");
        assertThat(made(Message.VIETNAMESE, late).text()).contains("13/10/2025: sau hạn");
        assertThat(made(Message.VIETNAMESE, late.replace("\"deadline_assumed\":false", "\"deadline_assumed\":true"))
                        .text())
                .contains("thời hạn giả định")
                .doesNotContain("sau hạn");
    }

    @Test
    void a_returned_file_says_what_to_correct_where_and_stays_on_one_page_however_much_it_is() {
        var long_ = "Giá trị không đọc được. ".repeat(30);
        for (int count : List.of(3, 2_000)) {
            for (var message : List.of("Không có trong danh mục.", long_)) {
                var findings = IntStream.range(0, count)
                        .mapToObj(row -> finding("error", "Hoạt động!J" + (4 + row), message))
                        .collect(Collectors.joining(","));
                var reports = REPORT.formatted("returned", "null");
                for (var sent : List.of(reports, (reports + ",").repeat(29) + reports)) {
                    try (var pdf =
                            made(Message.VIETNAMESE, receipt("returned", "2025-10-10T01:00:00Z", sent, findings))) {
                        assertThat(pdf.pages()).hasSize(1);
                        assertThat(pdf.text())
                                .contains(
                                        "Đã nhận, đề nghị chỉnh sửa",
                                        "Hoạt động!J4",
                                        "hung-dao - da danh dau.xlsx",
                                        "NGƯỜI TIẾP NHẬN");
                        if (count > 3) {
                            assertThat(pdf.text()).contains("nội dung khác; danh sách đầy đủ");
                        }
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            }
        }
    }

    @Test
    void a_batch_is_one_file_with_a_page_for_each_in_either_language_and_format() throws Exception {
        var one = receipt("duplicate", "2025-10-10T01:00:00Z", "", finding("info", "", "Trùng"));
        var pdf = made(Locale.ENGLISH, one, one.replace("duplicate", "document"), one);
        assertThat(pdf.pages()).hasSize(3);
        var files = new Reports(workspace, IssueSettings.draft())
                .receipts(List.of(one, one), "two", Set.of(Format.DOCX, Format.XLSX), Locale.ENGLISH, Progress.SILENT);
        try (var document = new XWPFDocument(Files.newInputStream(files.get(0)));
                var text = new XWPFWordExtractor(document);
                var workbook = new XSSFWorkbook(files.get(1).toFile())) {
            assertThat(text.getText().split("RECEIPT OF A REPORT", -1)).hasSize(3);
            assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
            assertThat(workbook.getSheetAt(1))
                    .anyMatch(row -> row.getCell(0) != null
                            && row.getCell(0).getStringCellValue().contains("0123456789ab"));
        }
        assertThat(pdf.text())
                .contains("RECEIPT OF A REPORT", "nothing to do", "kept as the document")
                .doesNotContain("SYNTHETIC");
    }

    @Test
    void what_is_no_receipt_is_one_sentence() {
        assertThatThrownBy(() -> made(Locale.ENGLISH, "{}")).isInstanceOf(HtsdException.class);
        assertThatThrownBy(() -> made(Locale.ENGLISH, "{")).isInstanceOf(HtsdException.class);
    }
}
