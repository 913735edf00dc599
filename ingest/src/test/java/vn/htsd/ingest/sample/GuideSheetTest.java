package vn.htsd.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.reference.Reference;
import vn.htsd.ingest.write.ReportFields;

class GuideSheetTest {
    @Test
    void the_ready_guide_keeps_its_look_and_words_inside_a_workbook_that_it_was_not_made_in() throws IOException {
        var forms = FormCatalogue.shipped();
        var day = LocalDate.of(2025, 10, 1);
        var localities = Reference.shipped().localities();
        var form = forms.form("HTSD-A/2025").orElseThrow();
        var guide = new GuideSheet(
                forms,
                form,
                localities.inForce(LocalityLevel.PROVINCE, day),
                localities.inForce(LocalityLevel.COMMUNE, day));
        var fields = new ReportFields(Map.of("reporter.name", "UBND xã Ya Ly"), List.of(), List.of());
        var bytes = new FilledForm(forms, form, guide, "BÁO CÁO").bytes(fields, Funds.DONG, "51@2025-07-01", day);

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var page = workbook.getSheet("Hướng dẫn");
            var banner = page.getRow(0).getCell(0);
            assertThat(banner.getStringCellValue()).isEqualTo(SheetStyle.BANNER);
            assertThat(banner.getCellStyle().getFont().getBold()).isTrue();
            var heading = page.getRow(4).getCell(1);
            assertThat(heading.getStringCellValue()).isEqualTo("Chỉ tiêu");
            assertThat(heading.getCellStyle().getFont().getBold()).isTrue();
            var text = page.getRow(5).getCell(1);
            assertThat(text.getStringCellValue()).isEqualTo("Ký hiệu biểu");
            assertThat(text.getCellStyle().getFont().getBold()).isFalse();
            assertThat(workbook.getActiveSheetIndex()).isEqualTo(1);
            assertThat(page)
                    .anyMatch(row -> row.getCell(2) != null
                            && row.getCell(2).getStringCellValue().equals("Ya Ly"));
            assertThat(page)
                    .noneMatch(row -> row.getCell(2) != null
                            && row.getCell(2).getStringCellValue().equals("Thượng Hồng"));
        }
    }
}
