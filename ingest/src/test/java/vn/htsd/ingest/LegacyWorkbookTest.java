package vn.htsd.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
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
