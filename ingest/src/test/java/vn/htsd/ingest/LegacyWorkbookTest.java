package vn.htsd.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.Grid;
import vn.htsd.ingest.read.ReportReader;
import vn.htsd.ingest.text.LegacyWriting;

class LegacyWorkbookTest {
    private static final FormReader FORMS = new FormReader(FormCatalogue.shipped(), Reference.shipped());

    @TempDir
    private Path directory;

    private static Grid grid(Path file) {
        var content = new ReportReader().read(file, file.getFileName().toString());
        assertThat(content).isInstanceOf(FileContent.Workbook.class);
        return ((FileContent.Workbook) content).grid();
    }

    private static Outcome.Accepted accepted(Path file) {
        var outcome = FORMS.read(grid(file)).get(0);
        assertThat(outcome.findings().stream().filter(Finding::isError)).isEmpty();
        return (Outcome.Accepted) outcome;
    }

    private static List<String> places(Outcome outcome) {
        return outcome.findings().stream()
                .filter(finding -> finding.rule() == Rule.TEXT_LEGACY_ENCODING)
                .map(finding -> finding.place() + " " + finding.value())
                .toList();
    }

    private Path original() {
        return Forms.form2025().save(directory.resolve("unicode.xlsx"));
    }

    private Path written(Workbook into, String name, String font, UnaryOperator<String> encode) {
        return StyledWorkbook.copy(original(), into, directory.resolve(name), font, encode);
    }

    @Test
    void a_form_in_vn_time_is_the_report_that_it_shows() {
        var file = written(new XSSFWorkbook(), "tcvn3.xlsx", ".VnTime", LegacyWriting::tcvn3);
        var outcome = accepted(file);
        assertThat(outcome.report()).isEqualTo(accepted(original()).report());
        assertThat(places(outcome))
                .containsExactly(
                        "Thông tin chung!A1 .VnTime",
                        "Khai mạc, phát động!A1 .VnTime",
                        "Hoạt động!A1 .VnTime",
                        "Kinh phí!A1 .VnTime",
                        "Đánh giá, kiến nghị!A1 .VnTime");
    }

    @Test
    void a_form_in_vni_times_is_the_report_that_it_shows() {
        var file = written(new XSSFWorkbook(), "vni.xlsx", "VNI-Times", LegacyWriting::vni);
        assertThat(accepted(file).report()).isEqualTo(accepted(original()).report());
    }

    @Test
    void a_font_of_capitals_gives_capitals() {
        var file = written(new XSSFWorkbook(), "capitals.xlsx", ".VnTimeH", LegacyWriting::tcvn3);
        assertThat(accepted(file).report().reporter().name()).isEqualTo("TRƯỜNG THCS HƯNG ĐẠO");
    }

    @Test
    void an_old_font_over_unicode_text_changes_nothing_and_says_nothing() {
        var plain = FormsWithoutLatin.workbook().save(directory.resolve("plain.xlsx"));
        var file = StyledWorkbook.copy(
                plain, new XSSFWorkbook(), directory.resolve("named.xlsx"), ".VnTime", UnaryOperator.identity());
        assertThat(grid(file)).isEqualTo(grid(plain));
    }

    @Test
    void every_piece_of_a_cell_is_read_in_its_own_font() throws IOException {
        var file = directory.resolve("pieces.xlsx");
        try (var workbook = new XSSFWorkbook();
                var stream = Files.newOutputStream(file)) {
            var text = new XSSFRichTextString();
            text.append("Số ", font(workbook, "Times New Roman"));
            text.append("l\u00ADîng", font(workbook, ".VnTime"));
            text.append(" ngöôøi", font(workbook, "VNI-Times"));
            var old = workbook.createCellStyle();
            old.setFont(font(workbook, ".VnTime"));
            var row = workbook.createSheet("A").createRow(2);
            row.createCell(1).setCellValue(text);
            row.createCell(2).setCellValue("não");
            row.createCell(3).setCellValue("\u00ADu tiªn");
            row.getCell(3).setCellStyle(old);
            workbook.write(stream);
        }
        var sheet = grid(file).sheets().get(0);
        assertThat(sheet.rows().get(0).cells())
                .extracting(cell -> ((CellValue.Text) cell.value()).text())
                .containsExactly("Số lượng người", "não", "ưu tiên");
        assertThat(sheet.legacy()).isEqualTo(new Grid.LegacyText(".VnTime", 3, 1));
    }

    @Test
    void an_xls_gives_the_same_report_as_the_xlsx_whatever_its_font() {
        var expected = accepted(original()).report();
        assertThat(accepted(written(new HSSFWorkbook(), "a.xls", "Times New Roman", UnaryOperator.identity()))
                        .report())
                .isEqualTo(expected);
        var tcvn3 = accepted(written(new HSSFWorkbook(), "b.xls", ".VnTime", LegacyWriting::tcvn3));
        assertThat(tcvn3.report()).isEqualTo(expected);
        assertThat(places(tcvn3)).hasSize(5);
        assertThat(accepted(written(new HSSFWorkbook(), "c.xls", "VNI-Times", LegacyWriting::vni))
                        .report())
                .isEqualTo(expected);
    }

    @Test
    void an_xls_gives_cached_values_errors_and_days_of_both_date_systems() throws IOException {
        var file = directory.resolve("values.xls");
        try (var workbook = new HSSFWorkbook();
                var stream = Files.newOutputStream(file)) {
            var day = workbook.createCellStyle();
            day.setDataFormat(workbook.createDataFormat().getFormat("dd/mm/yyyy"));
            var row = workbook.createSheet("A").createRow(4);
            row.createCell(0).setCellFormula("1200+50");
            row.createCell(1).setCellFormula("1/0");
            row.createCell(2).setCellFormula("\"Tổng \"&\"cộng\"");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            row.createCell(3).setCellValue(45936);
            row.getCell(3).setCellStyle(day);
            row.createCell(4).setCellValue(true);
            row.createCell(5).setCellValue("  ");
            row.createCell(6).setCellValue(0.1 + 0.2);
            workbook.write(stream);
        }
        assertThat(grid(file).sheets().get(0).rows().get(0).cells())
                .extracting(cell -> Grid.address(5, cell.column()) + " "
                        + cell.value().getClass().getSimpleName() + " "
                        + cell.value().written())
                .containsExactly(
                        "A5 Number 1250",
                        "B5 Broken #DIV/0!",
                        "C5 Text Tổng cộng",
                        "D5 Number 06/10/2025",
                        "E5 Flag TRUE",
                        "G5 Number 0.3");
        var since1904 = directory.resolve("mac.xls");
        try (var workbook = new HSSFWorkbook(Files.newInputStream(file));
                var stream = Files.newOutputStream(since1904)) {
            workbook.getInternalWorkbook().getRecords().add(1, new DateWindow1904Record());
            ((DateWindow1904Record) workbook.getInternalWorkbook().getRecords().get(1)).setWindowing((short) 1);
            workbook.getInternalWorkbook()
                    .getRecords()
                    .removeIf(record -> record instanceof DateWindow1904Record other && other.getWindowing() == 0);
            workbook.write(stream);
        }
        assertThat(grid(since1904)
                        .sheets()
                        .get(0)
                        .rows()
                        .get(0)
                        .cells()
                        .get(3)
                        .value()
                        .written())
                .isEqualTo("07/10/2029");
    }

    @Test
    void an_xls_with_a_password_one_that_is_too_old_and_one_that_is_broken_say_so() throws IOException {
        var secret = directory.resolve("secret.xls");
        Biff8EncryptionKey.setCurrentUserPassword("bí mật");
        try (var workbook = new HSSFWorkbook();
                var stream = Files.newOutputStream(secret)) {
            workbook.createSheet("A");
            workbook.write(stream);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        var old = directory.resolve("excel5.xls");
        try (var container = new POIFSFileSystem();
                var stream = Files.newOutputStream(old)) {
            // BOF of BIFF5, which lies in a stream of another name than BIFF8.
            container.createDocument(
                    new ByteArrayInputStream(new byte[] {9, 8, 8, 0, 0, 5, 5, 0, 0, 0, 0, 0, 10, 0, 0, 0}), "Book");
            container.writeFilesystem(stream);
        }
        var whole = Files.readAllBytes(written(new HSSFWorkbook(), "whole.xls", "Arial", UnaryOperator.identity()));
        var broken = Files.write(directory.resolve("broken.xls"), Arrays.copyOf(whole, whole.length / 3));
        assertThat(refusal(secret)).startsWith("FILE_ENCRYPTED");
        assertThat(refusal(old)).startsWith("FILE_UNREADABLE").contains("Excel 5.0/95");
        assertThat(refusal(broken)).startsWith("FILE_UNREADABLE").contains("Excel 97-2003");
    }

    private static String refusal(Path file) {
        var content = (FileContent.Unreadable)
                new ReportReader().read(file, file.getFileName().toString());
        return content.finding().rule() + " " + content.finding().message(Locale.ENGLISH);
    }

    @Test
    void an_xlsm_is_read_like_an_xlsx() {
        var file = written(
                new XSSFWorkbook(XSSFWorkbookType.XLSM), "macros.xlsm", "Times New Roman", UnaryOperator.identity());
        assertThat(accepted(file).report()).isEqualTo(accepted(original()).report());
    }

    private static XSSFFont font(XSSFWorkbook workbook, String name) {
        var font = workbook.createFont();
        font.setFontName(name);
        return font;
    }

    /** Every text of it has a letter beyond Latin-1 or is ASCII. */
    private static final class FormsWithoutLatin {
        static WorkbookFile workbook() {
            return new WorkbookFile()
                    .sheet(
                            "A",
                            WorkbookFile.row("Số lượng người", "350 lượt"),
                            WorkbookFile.row("HTSD-A/2025", "Hoạt động"));
        }
    }
}
