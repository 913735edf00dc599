package vn.htsd.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.htsd.ingest.Forms.ACTIVITIES;
import static vn.htsd.ingest.Forms.FUNDING;
import static vn.htsd.ingest.Forms.GENERAL;
import static vn.htsd.ingest.WorkbookFile.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.Message;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Report;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

/** What Excel puts around and behind the cells, in both of its formats: hidden, merged, formatted, calculated. */
class OfficeWorkbookTest {
    private static final FormReader READER = new FormReader(FormCatalogue.shipped(), Reference.shipped());

    private final Path directory;

    OfficeWorkbookTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /** A form with a small table of activities (headings in row 1), changed by the test. */
    private Outcome read(String kind, Consumer<Workbook> change) throws IOException {
        var simple = Forms.form2025().without(Forms.OPENING);
        simple.sheet(
                ACTIVITIES,
                row("Nhóm hoạt động", "Tổng số lượt người tham gia", "Số lớp", "Từ ngày", "Đến ngày"),
                row("Hoạt động khác", 100, 2, null, null),
                row("contests", 50, 1, null, null),
                row("digital_library", 30, 1, null, null));
        var from = simple.save(directory.resolve("from.xlsx"));
        var to = directory.resolve("form." + kind);
        var target = kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook();
        StyledWorkbook.copy(from, target, to, "Times New Roman", text -> text);
        try (var stream = Files.newInputStream(to);
                var workbook = kind.equals("xls") ? new HSSFWorkbook(stream) : new XSSFWorkbook(stream)) {
            change.accept(workbook);
            try (var out = Files.newOutputStream(to)) {
                workbook.write(out);
            }
        }
        var content = new ReportReader().read(to, "form." + kind);
        assertThat(content).isInstanceOf(FileContent.Workbook.class);
        return READER.read(((FileContent.Workbook) content).grid()).get(0);
    }

    private static Cell cell(Workbook workbook, String sheet, int row, int column) {
        var there = workbook.getSheet(sheet).getRow(row);
        var cell = there.getCell(column);
        return cell == null ? there.createCell(column) : cell;
    }

    private static void format(Workbook workbook, Cell cell, String format) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
    }

    private static List<String> findings(Outcome outcome) {
        return outcome.findings().stream()
                .map(finding -> finding.rule() + " " + finding.place())
                .toList();
    }

    private static Report accepted(Outcome outcome) {
        assertThat(outcome.findings()).filteredOn(Finding::isError).isEmpty();
        return ((Outcome.Accepted) outcome).report();
    }

    private static List<Long> totals(Outcome outcome) {
        return accepted(outcome).activities().stream()
                .map(activity ->
                        Objects.requireNonNull(activity.participants().total()).value())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void hidden_rows_columns_and_sheets_are_read_and_named_once_a_sheet(String kind) throws IOException {
        var outcome = read(kind, workbook -> {
            var sheet = workbook.getSheet(ACTIVITIES);
            sheet.getRow(1).setZeroHeight(true);
            sheet.getRow(2).setZeroHeight(true);
            sheet.setColumnHidden(2, true);
            workbook.setSheetHidden(workbook.getSheetIndex(FUNDING), true);
            workbook.getSheet(GENERAL).getRow(1).setZeroHeight(true);
        });
        assertThat(totals(outcome)).containsExactly(100L, 50L, 30L);
        assertThat(findings(outcome))
                .containsExactlyInAnyOrder("HIDDEN_CONTENT Hoạt động!C1", "HIDDEN_CONTENT Kinh phí");
        assertThat(outcome.findings()).anySatisfy(finding -> assertThat(finding.message(Message.VIETNAMESE))
                .contains("2:3, C:C"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_group_merged_over_several_rows_is_that_of_each_and_a_merged_figure_counts_once(String kind)
            throws IOException {
        var outcome = read(kind, workbook -> {
            var sheet = workbook.getSheet(ACTIVITIES);
            for (int column : new int[] {0, 1}) {
                sheet.getRow(2).removeCell(sheet.getRow(2).getCell(column));
                sheet.getRow(3).removeCell(sheet.getRow(3).getCell(column));
                sheet.addMergedRegion(new CellRangeAddress(1, 3, column, column));
            }
        });
        assertThat(findings(outcome)).isEmpty();
        assertThat(accepted(outcome).activities())
                .extracting(activity -> activity.group() + " "
                        + (activity.participants().total() == null
                                ? "-"
                                : activity.participants().total().value()))
                .containsExactly("other 100", "other -", "other -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void formats_do_not_change_a_number_but_for_dates_and_percentages(String kind) throws IOException {
        var outcome = read(kind, workbook -> {
            format(workbook, cell(workbook, ACTIVITIES, 1, 1), "_-* #,##0\\ \"₫\"_-;-* #,##0\\ \"₫\"_-");
            format(workbook, cell(workbook, ACTIVITIES, 2, 1), "#,##0_d");
            format(workbook, cell(workbook, ACTIVITIES, 3, 1), "0%");
            cell(workbook, ACTIVITIES, 3, 1).setCellValue(1);
            format(workbook, cell(workbook, ACTIVITIES, 3, 2), "d-mmm");
            cell(workbook, ACTIVITIES, 3, 2).setCellValue(45936);
        });
        assertThat(findings(outcome))
                .containsExactlyInAnyOrder("NUMBER_UNREADABLE Hoạt động!B4", "NUMBER_UNREADABLE Hoạt động!C4");
        assertThat(outcome.findings().get(0).message(Message.VIETNAMESE)).contains("100%");
        assertThat(outcome.findings().get(1).message(Message.VIETNAMESE)).contains("06/10/2025", "6-10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_date_is_the_same_day_in_both_date_systems(String kind) throws IOException {
        var outcome = read(kind, workbook -> {
            var start = cell(workbook, ACTIVITIES, 1, 3);
            format(workbook, start, "dd/mm/yyyy");
            start.setCellValue(45931);
            cell(workbook, ACTIVITIES, 1, 4).setCellValue("03/10/2025 00:00:00");
        });
        assertThat(accepted(outcome).activities().get(0))
                .extracting("startDate", "endDate")
                .containsExactly(LocalDate.of(2025, 10, 1), LocalDate.of(2025, 10, 3));
        var since1904 = read("xlsx", workbook -> {
            var settings = ((XSSFWorkbook) workbook).getCTWorkbook();
            (settings.isSetWorkbookPr() ? settings.getWorkbookPr() : settings.addNewWorkbookPr()).setDate1904(true);
            var start = cell(workbook, ACTIVITIES, 1, 3);
            format(workbook, start, "dd/mm/yyyy");
            start.setCellValue(45931 - 1462);
        });
        assertThat(accepted(since1904).activities().get(0).startDate()).isEqualTo(LocalDate.of(2025, 10, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_formula_is_what_it_gave_when_the_file_was_saved(String kind) throws IOException {
        var outcome = read(kind, workbook -> {
            cell(workbook, ACTIVITIES, 1, 1).setCellFormula("50+50");
            cell(workbook, ACTIVITIES, 2, 1).setCellFormula("40+10");
            cell(workbook, ACTIVITIES, 1, 2).setCellFormula("IF(1=2,1,\"\")");
            cell(workbook, ACTIVITIES, 2, 2).setCellFormula("\"1.\"&\"250\"");
            var evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            evaluator.evaluateFormulaCell(cell(workbook, ACTIVITIES, 1, 1));
            evaluator.evaluateFormulaCell(cell(workbook, ACTIVITIES, 2, 1));
            evaluator.evaluateFormulaCell(cell(workbook, ACTIVITIES, 1, 2));
            evaluator.evaluateFormulaCell(cell(workbook, ACTIVITIES, 2, 2));
        });
        assertThat(totals(outcome)).containsExactly(100L, 50L, 30L);
        var activities = accepted(outcome).activities();
        assertThat(activities.get(0).classes()).isNull();
        assertThat(Objects.requireNonNull(activities.get(1).classes()).value()).isEqualTo(1250);
        var uncached = read("xlsx", workbook -> {
            // As openpyxl leaves it: a formula, and an empty value that is no text.
            var cell = (XSSFCell) cell(workbook, ACTIVITIES, 1, 1);
            cell.setCellFormula("50+50");
            cell.getCTCell().setV("");
        });
        assertThat(findings(uncached)).containsExactly("CELL_ERROR Hoạt động!B2");
        var broken = read(kind, workbook -> {
            cell(workbook, ACTIVITIES, 1, 1).setCellFormula("1/0");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(cell(workbook, ACTIVITIES, 1, 1));
        });
        assertThat(findings(broken)).containsExactly("CELL_ERROR Hoạt động!B2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void formatted_but_empty_rows_are_nothing(String kind) throws IOException {
        var outcome = read(kind, workbook -> {
            var sheet = workbook.getSheet(ACTIVITIES);
            var style = workbook.createCellStyle();
            style.setWrapText(true);
            for (int row = 4; row < 5_000; row++) {
                sheet.createRow(row).createCell(1).setCellStyle(style);
            }
        });
        assertThat(findings(outcome)).isEmpty();
        assertThat(totals(outcome)).containsExactly(100L, 50L, 30L);
    }
}
