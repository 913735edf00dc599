package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.render.Format;

/** DOCX and XLSX of a report, read by another library. */
@SuppressWarnings("NullAway.Init")
class FormatsTest {
    private static final Locale VI = Locale.forLanguageTag("vi");

    @TempDir
    static Path home;

    static Path xlsx;
    static Path docx;

    @BeforeAll
    static void make() {
        var workspace = new Workspace(home);
        Country.write(workspace.warehouse());
        var files = new Reports(workspace, IssueSettings.draft())
                .national(2025, Set.of(Format.DOCX, Format.XLSX), VI, Progress.SILENT);
        docx = files.get(0);
        xlsx = files.get(1);
        assertThat(files)
                .containsExactly(
                        home.resolve("reports/2025/national.docx"), home.resolve("reports/2025/national.xlsx"));
    }

    private static double sum(String query) throws SQLException {
        try (var db = DriverManager.getConnection("jdbc:duckdb:");
                var statement = db.createStatement()) {
            statement.execute("ATTACH '" + home.resolve("warehouse.duckdb") + "' AS w (READ_ONLY)");
            statement.execute("USE w");
            try (var answer = statement.executeQuery(query)) {
                answer.next();
                return answer.getDouble(1);
            }
        }
    }

    @Test
    void a_workbook_holds_numbers_that_add_up_under_a_heading_that_stays_in_sight() throws Exception {
        try (var workbook = new XSSFWorkbook(xlsx.toFile())) {
            var sheet = workbook.getSheet("Phụ lục I");
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(sheet.getNumMergedRegions()).isZero();
            var name = column(sheet, "Tỉnh, thành phố");
            var people = column(sheet, "Lượt người tham gia");
            var money = column(sheet, "Kinh phí (triệu đồng)");
            double sum = 0;
            for (int row = 2; row <= 35; row++) {
                assertThat(sheet.getRow(row).getCell(name).getCellType()).isEqualTo(CellType.STRING);
                if (sheet.getRow(row).getCell(people).getCellType() == CellType.NUMERIC) {
                    sum += sheet.getRow(row).getCell(people).getNumericCellValue();
                }
            }
            var facts = sum("SELECT sum(participants) FROM fact_participants WHERE campaign_year = 2025");
            assertThat(sum).isEqualTo(facts);
            assertThat(sheet.getRow(1).getCell(people).getNumericCellValue()).isEqualTo(facts);
            assertThat(sheet.getRow(1).getCell(money).getNumericCellValue())
                    .isCloseTo(
                            sum("SELECT sum(amount_vnd) FROM fact_funding WHERE campaign_year = 2025") / 1e6,
                            within(1e-6));
            assertThat(sheet.getFooter().getCenter()).contains("SỐ LIỆU MÔ PHỎNG");
            var shares = workbook.getSheet("Bảng 3");
            assertThat(shares.getRow(1).getCell(column(shares, "Tỷ trọng")).getNumericCellValue())
                    .isEqualTo(1.0);
        }
    }

    private static int column(XSSFSheet sheet, String heading) {
        for (var cell : sheet.getRow(0)) {
            if (cell.getStringCellValue().equals(heading)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("No column " + heading + " in " + sheet.getSheetName());
    }

    @Test
    void a_text_document_says_what_the_page_says() throws IOException {
        try (var in = java.nio.file.Files.newInputStream(docx);
                var document = new XWPFDocument(in);
                var text = new XWPFWordExtractor(document)) {
            assertThat(text.getText().replaceAll("\\s+", " "))
                    .containsSubsequence(
                            "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
                            "DỰ THẢO",
                            "I. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC TRIỂN KHAI THỰC HIỆN",
                            "III. ĐỀ XUẤT, KIẾN NGHỊ",
                            "Phụ lục II")
                    .contains("SỐ LIỆU MÔ PHỎNG")
                    .doesNotContain("null");
            assertThat(document.getProperties().getCoreProperties().getTitle())
                    .startsWith("Báo cáo kết quả tổ chức Tuần lễ");
            assertThat(document.getAllPictures().stream()
                            .map(picture -> picture.suggestFileExtension())
                            .collect(Collectors.toSet()))
                    .isNotEmpty();
        }
    }
}
