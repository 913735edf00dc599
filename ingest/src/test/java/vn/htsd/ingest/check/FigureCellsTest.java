package vn.htsd.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.htsd.ingest.WorkbookFile.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Report;
import vn.htsd.ingest.Forms;
import vn.htsd.ingest.StyledWorkbook;
import vn.htsd.ingest.WorkbookFile;
import vn.htsd.ingest.check.FigureCells.Cell;
import vn.htsd.ingest.check.FigureCells.Wanted;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.Limits;
import vn.htsd.ingest.read.ReportReader;

/** Every figure of a report leads back to the cells that it was read from, whatever the file. */
class FigureCellsTest {
    private static final FormCatalogue FORMS = FormCatalogue.shipped();
    private static final FormReader READER = new FormReader(FORMS, Reference.shipped());

    @TempDir
    private Path directory;

    private final FigureCells cells = new FigureCells(FORMS, Reference.shipped(), Limits.STANDARD);

    /** The reports of a file; that each of their figures is the sum of its cells is checked on the way. */
    private List<Report> traced(Path file) {
        var name = file.getFileName().toString();
        var reports = reports(file, name);
        var traced = cells.of(file, name);
        assertThat(traced).hasSameSizeAs(reports);
        for (int i = 0; i < reports.size(); i++) {
            addsUp(reports.get(i), traced.get(i));
        }
        return reports;
    }

    private static List<Report> reports(Path file, String name) {
        var content = new ReportReader().read(file, name);
        var outcomes = content instanceof FileContent.Workbook workbook
                ? READER.read(workbook.grid())
                : ((FileContent.Json) content)
                        .reports().stream().map(READER::read).toList();
        return outcomes.stream()
                .map(outcome -> ((Outcome.Accepted) outcome).report())
                .toList();
    }

    private static void addsUp(Report report, FigureCells.Report traced) {
        for (var activity : report.activities()) {
            var people = activity.participants();
            long groups =
                    people.groups().values().stream().mapToLong(Long::longValue).sum();
            people.groups().forEach((group, value) -> assertThat(
                            sum(traced.cells(activity.source(), new Wanted.Participants(group))))
                    .as(activity + " " + group)
                    .isEqualTo(value));
            var total = people.total();
            if (total != null && total.value() > groups) {
                assertThat(sum(traced.cells(activity.source(), new Wanted.Participants("unspecified"))))
                        .as(activity.toString())
                        .isEqualTo(total.value() - groups);
            }
            if (total != null) {
                assertThat(sum(traced.cells(activity.source(), new Wanted.Total())))
                        .as(activity.toString())
                        .isEqualTo(total.value());
            }
            if (people.female() != null) {
                assertThat(sum(traced.cells(activity.source(), new Wanted.Female())))
                        .isEqualTo(people.female());
            }
            is(activity.classes(), traced.cells(activity.source(), new Wanted.Activities("classes")));
            is(activity.sessions(), traced.cells(activity.source(), new Wanted.Activities("sessions")));
        }
        report.funding().forEach(line -> is(line.amountVnd(), traced.cells(line.source(), new Wanted.Amount())));
    }

    private static void is(@Nullable Measure measure, List<Cell> cells) {
        if (measure != null) {
            assertThat(sum(cells)).isEqualTo(measure.value());
        }
    }

    private static long sum(List<Cell> cells) {
        return cells.stream()
                .mapToLong(cell -> cell.sign() * (cell.value() == null ? 0 : cell.value()))
                .sum();
    }

    @Test
    void of_a_workbook_of_both_generations() {
        var modern = Forms.form2025().save(directory.resolve("mới.xlsx"));
        assertThat(traced(modern)).hasSize(1);
        var old = StyledWorkbook.copy(
                modern, new HSSFWorkbook(), directory.resolve("cũ.xls"), "Times New Roman", text -> text);
        assertThat(traced(old)).hasSize(1);
    }

    @Test
    void of_the_one_sheet_form_whose_other_activities_are_the_total_less_the_opening() {
        var file = Forms.form2023().save(directory.resolve("2023.xlsx"));
        var report = traced(file).get(0);
        var other = report.activities().stream()
                .filter(activity -> activity.group().equals("other"))
                .findFirst()
                .orElseThrow();
        assertThat(cells.of(file, "2023.xlsx").get(0).cells(other.source(), new Wanted.Participants("unspecified")))
                .extracting(Cell::sign)
                .containsExactly(1, -1);
    }

    @Test
    void of_each_row_of_a_form_b() {
        var file = new WorkbookFile()
                .sheet(
                        "Sheet1",
                        row("Ký hiệu biểu", "HTSD-B/2025"),
                        row("Mã đơn vị tổng hợp", "04"),
                        row("Năm", 2025),
                        row(
                                "STT",
                                "Tên đơn vị",
                                "Mã đơn vị",
                                "Số lớp",
                                "Tổng số lượt người tham gia",
                                "Trong đó: khai mạc",
                                "Ngân sách nhà nước (đồng)"),
                        row(1, "UBND xã Trùng Khánh", "01477", 3, 300, 100, 2_000_000),
                        row(2, "UBND tỉnh Cao Bằng", "04", 1, 40, null, 500_000))
                .save(directory.resolve("b.xlsx"));
        assertThat(traced(file)).hasSize(2);
    }

    @Test
    void of_every_report_of_json_lines() throws IOException {
        var report =
                """
                {"form": "HTSD-A/2025", "campaign_year": 2025, "kind": "direct", "reporter": {"code": "HP-%d",
                 "name": "Trường TH Hưng Đạo", "level": "unit", "locality_code": "11689"},
                 "opening": {"held_on": "2025-10-01", "participants": 30}, "activities": [{"group": "contests", "classes": 2,
                 "participants": {"total": 70, "female": 40, "learners": 50}}],
                 "funding": [{"source": "state_budget", "amount_vnd": %d}]}
                """
                        .replace("\n", " ");
        var file = directory.resolve("nhiều.jsonl");
        Files.writeString(file, report.formatted(1, 1_000_000) + "\n" + report.formatted(2, 2_500_000) + "\n");
        assertThat(traced(file)).hasSize(2);
        assertThat(cells.of(file, "nhiều.jsonl").get(1).cells("/1/funding/0", new Wanted.Amount()))
                .containsExactly(new Cell(1, "/1/funding/0/amount_vnd", "2500000", 2_500_000L));
    }

    @Test
    void of_a_ceremony_that_leaves_its_number_to_its_own_sheet_and_of_single_fields() throws IOException {
        var file = directory.resolve("một.json");
        Files.writeString(
                file,
                """
                {"form": "HTSD-A/2025", "campaign_year": 2025, "kind": "direct", "reporter": {"code": "HP-1",
                 "name": "Trường TH Hưng Đạo", "level": "unit", "locality_code": "11689"}, "plan": {"number": "12/KH"},
                 "opening": {"held_on": "2025-10-01", "participants": 30},
                 "activities": [{"group": "opening", "classes": 1}]}
                """);
        var report = traced(file).get(0);
        assertThat(report.activities()).hasSize(1);
        assertThat(cells.of(file, "một.json").get(0).cells("", new Wanted.Single("plan.number")))
                .containsExactly(new Cell(1, "/plan/number", "12/KH", null));
    }

    @Test
    void of_a_nil_report_it_is_where_it_says_so() throws IOException {
        var file = directory.resolve("không.json");
        Files.writeString(
                file,
                """
                {"form": "HTSD-A/2025", "campaign_year": 2025, "kind": "direct", "held": "not_held", "held_reason": "bão",
                 "reporter": {"code": "HP-1", "name": "Trường TH Hưng Đạo", "level": "unit", "locality_code": "11689"}}
                """);
        traced(file);
        assertThat(cells.of(file, "không.json").get(0).cells("/held", new Wanted.Amount()))
                .containsExactly(new Cell(1, "/held", "not_held", 0L));
    }
}
