package vn.htsd.ingest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFHyperlink;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.Forms;
import vn.htsd.ingest.Ingest;
import vn.htsd.ingest.IngestSummary;
import vn.htsd.ingest.StyledWorkbook;
import vn.htsd.ingest.text.LegacyWriting;

class AnswersTest {
    private static final String LIST = "Lỗi cần sửa";

    private final Workspace workspace;
    private Instant now = Instant.parse("2025-10-20T03:00:00Z");

    AnswersTest(@TempDir Path home) {
        this.workspace = new Workspace(home.resolve("home")).create();
    }

    private IngestSummary run() {
        now = now.plusSeconds(60);
        return new Ingest(workspace, FormCatalogue.shipped(), Reference.shipped(), Clock.fixed(now, ZoneOffset.UTC))
                .run(new Ingest.Request(workspace.inbox(), "counter", null, 2), Progress.SILENT);
    }

    private Path inbox(String name) {
        return workspace.inbox().resolve(name);
    }

    /** The newest answers. */
    private Path outbox(String name) throws IOException {
        try (var claims = Files.list(workspace.outbox())) {
            return claims.sorted()
                    .reduce((earlier, later) -> later)
                    .orElseThrow()
                    .resolve(name);
        }
    }

    private JsonNode receipt(String file) throws IOException {
        return JsonMapper.shared().readTree(Files.readAllBytes(outbox(file + ".receipt.json")));
    }

    private static XSSFWorkbook open(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return new XSSFWorkbook(stream);
        }
    }

    private static void edit(Path from, Path to, Consumer<XSSFWorkbook> change) throws IOException {
        try (var workbook = open(from)) {
            change.accept(workbook);
            try (var stream = Files.newOutputStream(to)) {
                workbook.write(stream);
            }
        }
    }

    private static Cell cell(XSSFWorkbook workbook, String sheet, String address) {
        var at = new CellAddress(address);
        var row = workbook.getSheet(sheet).getRow(at.getRow());
        return (row == null ? workbook.getSheet(sheet).createRow(at.getRow()) : row)
                .getCell(at.getColumn(), org.apache.poi.ss.usermodel.Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    private static @Nullable String fill(XSSFWorkbook workbook, String sheet, String address) {
        var style = (org.apache.poi.xssf.usermodel.XSSFCellStyle)
                cell(workbook, sheet, address).getCellStyle();
        return style.getFillPattern() == FillPatternType.SOLID_FOREGROUND
                ? style.getFillForegroundXSSFColor().getARGBHex()
                : null;
    }

    private static String comment(XSSFWorkbook workbook, String sheet, String address) {
        var comment = workbook.getSheet(sheet).getCellComment(new CellAddress(address));
        return comment == null ? "" : comment.getString().getString();
    }

    /** Every cell with its value and, where it is not marked, all that makes up its looks. */
    private static TreeMap<String, String> cells(XSSFWorkbook workbook, List<String> marked) {
        var cells = new TreeMap<String, String>();
        for (var sheet : workbook) {
            if (!sheet.getSheetName().equals(LIST)) {
                sheet.forEach(row -> row.forEach(cell -> {
                    var place = sheet.getSheetName() + "!" + cell.getAddress();
                    var style = (org.apache.poi.xssf.usermodel.XSSFCellStyle) cell.getCellStyle();
                    var looks = marked.contains(place)
                            ? style.getDataFormatString() + style.getFont().getCTFont()
                            : style.getCoreXf().toString();
                    if (cell.getCellType() != CellType.BLANK) {
                        cells.put(place, cell.getCellType() + " " + cell + " " + looks);
                    }
                }));
            }
        }
        return cells;
    }

    /** Two errors and a warning. */
    private void spoiled(String name) {
        Forms.form2025()
                .set(Forms.GENERAL, "Loại báo cáo", "?")
                .set(Forms.GENERAL, "Tính chất", "Bổ sung")
                .set(Forms.OPENING, "Số lượng người tham gia", "khoảng 350")
                .save(inbox(name));
    }

    private static void correct(XSSFWorkbook workbook) {
        cell(workbook, Forms.GENERAL, "B4").setCellValue("Báo cáo của đơn vị");
        cell(workbook, Forms.GENERAL, "B5").setCellValue("Lần đầu");
        cell(workbook, Forms.OPENING, "B4").setCellValue(350);
    }

    @Test
    void the_officers_workbook_comes_back_with_every_finding_at_its_cell_and_nothing_else_changed() throws Exception {
        spoiled("bad.xlsx");
        var original = workspace.home().resolve("original.xlsx");
        Files.copy(inbox("bad.xlsx"), original);
        run();
        try (var before = open(original);
                var after = open(outbox("bad - da danh dau.xlsx"))) {
            assertThat(after.getSheetName(0)).isEqualTo(LIST);
            assertThat(fill(after, Forms.GENERAL, "B4")).isEqualTo("FFFF6B6B");
            assertThat(fill(after, Forms.GENERAL, "B5")).isEqualTo("FFFF6B6B");
            assertThat(fill(after, Forms.OPENING, "B4")).isEqualTo("FFFFC233");
            assertThat(fill(after, Forms.GENERAL, "B3")).isNull();
            assertThat(comment(after, Forms.GENERAL, "B4")).contains("Loại báo cáo", "không có trong danh mục");
            assertThat(comment(after, Forms.OPENING, "B4")).contains("số ước lượng");
            assertThat(after.getSheet(Forms.GENERAL).getCellComments()).hasSize(2);
            var marked = List.of(Forms.GENERAL + "!B4", Forms.GENERAL + "!B5", Forms.OPENING + "!B4");
            assertThat(cells(after, marked)).isEqualTo(cells(before, marked));
            var links = new ArrayList<String>();
            after.getSheetAt(0)
                    .getHyperlinkList()
                    .forEach(link -> links.add(link.getCellRef() + " " + link.getLocation()));
            assertThat(links)
                    .containsExactlyInAnyOrder(
                            "C5 'Thông tin chung'!B4", "C6 'Thông tin chung'!B5", "C7 'Khai mạc, phát động'!B4");
            assertThat(row(after.getSheetAt(0), 4)).startsWith("1.0|Lỗi|Thông tin chung!B4|?|");
        }
    }

    private static String row(XSSFSheet sheet, int number) {
        var texts = new ArrayList<String>();
        sheet.getRow(number).forEach(cell -> texts.add(cell.toString()));
        return String.join("|", texts);
    }

    @Test
    void correcting_exactly_the_marked_cells_of_the_marked_workbook_makes_it_pass() throws Exception {
        spoiled("bad.xlsx");
        run();
        edit(outbox("bad - da danh dau.xlsx"), inbox("bad - da danh dau.xlsx"), AnswersTest::correct);
        var summary = run();
        assertThat(summary.accepted()).isEqualTo(1);
        assertThat(summary.files().get(0).findings()).isEmpty();
        assertThat(landed("select sum(participants) from ", "activity")).isEqualTo("1600");
    }

    @Test
    void a_marked_workbook_that_is_still_wrong_loses_the_marks_of_what_was_corrected_and_keeps_its_name()
            throws Exception {
        spoiled("bad.xlsx");
        run();
        edit(outbox("bad - da danh dau.xlsx"), inbox("bad - da danh dau.xlsx"), workbook -> {
            correct(workbook);
            cell(workbook, Forms.GENERAL, "B5").setCellValue("Bổ sung");
        });
        run();
        try (var again = open(outbox("bad - da danh dau.xlsx"))) {
            assertThat(fill(again, Forms.GENERAL, "B4")).isNull();
            assertThat(comment(again, Forms.GENERAL, "B4")).isEmpty();
            assertThat(fill(again, Forms.GENERAL, "B5")).isEqualTo("FFFF6B6B");
            assertThat(again.getNumberOfSheets()).isEqualTo(6);
            assertThat(again.getSheetAt(0).getHyperlinkList()).hasSize(1);
        }
    }

    @Test
    void an_officers_own_comment_and_the_look_of_a_marked_cell_stay() throws Exception {
        spoiled("plain.xlsx");
        edit(inbox("plain.xlsx"), inbox("bad.xlsx"), workbook -> {
            var bold = workbook.createFont();
            bold.setBold(true);
            var style = workbook.createCellStyle();
            style.setFont(bold);
            style.setDataFormat((short) 4);
            cell(workbook, Forms.GENERAL, "B4").setCellStyle(style);
            var note = workbook.getSheet(Forms.GENERAL)
                    .createDrawingPatriarch()
                    .createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 3, 3, 5, 6));
            note.setString(new XSSFRichTextString("Hỏi lại anh Hùng"));
            note.setAddress(new CellAddress("B4"));
        });
        Files.delete(inbox("plain.xlsx"));
        run();
        try (var marked = open(outbox("bad - da danh dau.xlsx"))) {
            assertThat(comment(marked, Forms.GENERAL, "B4"))
                    .startsWith("Hỏi lại anh Hùng\n")
                    .contains("không có trong");
            var style = (org.apache.poi.xssf.usermodel.XSSFCellStyle)
                    cell(marked, Forms.GENERAL, "B4").getCellStyle();
            assertThat(style.getFont().getBold()).isTrue();
            assertThat(style.getDataFormat()).isEqualTo((short) 4);
            assertThat(fill(marked, Forms.GENERAL, "B4")).isEqualTo("FFFF6B6B");
        }
        edit(outbox("bad - da danh dau.xlsx"), inbox("bad.xlsx"), workbook -> cell(workbook, Forms.GENERAL, "B4")
                .setCellValue("Báo cáo của đơn vị"));
        run();
        try (var again = open(outbox("bad - da danh dau.xlsx"))) {
            assertThat(comment(again, Forms.GENERAL, "B4")).isEqualTo("Hỏi lại anh Hùng");
        }
    }

    @Test
    void plainly_accepted_files_are_lines_of_one_file_with_the_totals_that_landed() throws Exception {
        Forms.form2025().save(inbox("dot1/good.xlsx"));
        Files.createDirectories(inbox("dot2"));
        Files.copy(inbox("dot1/good.xlsx"), inbox("dot2/again.xlsx"));
        Files.writeString(inbox("scan-11689-2025.pdf"), "%PDF-1.7 …");
        run();
        var lines = Files.readAllLines(outbox("receipts.jsonl")).stream()
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(lines.stream()
                        .map(line -> line.path("file").stringValue("") + " "
                                + line.path("status").stringValue("")))
                .containsExactly(
                        "dot1/good.xlsx accepted", "dot2/again.xlsx duplicate", "scan-11689-2025.pdf document");
        var report = lines.get(0).path("reports").get(0);
        assertThat(report.path("deadline").stringValue("")).isEqualTo("2025-10-13");
        assertThat(report.path("deadline_assumed").booleanValue(true)).isFalse();
        var totals = report.path("totals");
        assertThat(totals.path("participants").asString()).isEqualTo("1600");
        assertThat(totals.path("participants").asString())
                .isEqualTo(landed("select sum(participants) from ", "activity"));
        assertThat(totals.path("classes").asString()).isEqualTo(landed("select sum(classes) from ", "activity"));
        assertThat(totals.path("sessions").asString()).isEqualTo(landed("select sum(sessions) from ", "activity"));
        assertThat(totals.path("amount_vnd").asString()).isEqualTo(landed("select sum(amount_vnd) from ", "funding"));
        try (var files = Files.list(outbox(""))) {
            assertThat(files).hasSize(1);
        }
        assertThat(Files.readString(outbox("receipts.jsonl"))).doesNotContain("0912000111", "Thị Mẫu");
    }

    @Test
    void what_cannot_be_marked_gets_its_receipt_and_says_why() throws Exception {
        Files.writeString(inbox("broken.xlsx"), "không phải bảng tính");
        Files.write(inbox("half.xlsx"), new byte[] {'P', 'K', 3, 4, 20, 0});
        Files.writeString(
                inbox("wrong.json"),
                "{\"form\":\"HTSD-A/2025\",\"campaign_year\":2025,\"kind\":\"?\",\"synthetic\":true}");
        run();
        assertThat(receipt("broken.xlsx").path("findings").get(0).path("code").stringValue(""))
                .isEqualTo("FILE_UNREADABLE");
        assertThat(receipt("half.xlsx").path("note_vi").stringValue("")).contains("không có bản đánh dấu");
        assertThat(receipt("wrong.json").path("findings").valueStream().map(finding -> finding.path("place")
                        .stringValue("")))
                .contains("/kind");
        assertThat(receipt("wrong.json").path("status").stringValue("")).isEqualTo("returned");
        assertThat(receipt("wrong.json").path("synthetic").booleanValue()).isTrue();
        assertThat(receipt("broken.xlsx").path("synthetic").booleanValue()).isFalse();
        try (var files = Files.list(outbox(""))) {
            assertThat(files.filter(file -> file.toString().endsWith(".xlsx"))).isEmpty();
        }
    }

    @Test
    void a_workbook_of_2003_in_an_old_font_comes_back_marked_and_passes_when_corrected() throws Exception {
        spoiled("bad.xlsx");
        Files.move(inbox("bad.xlsx"), workspace.home().resolve("source.xlsx"));
        StyledWorkbook.copy(
                workspace.home().resolve("source.xlsx"),
                new HSSFWorkbook(),
                inbox("cu.xls"),
                ".VnTime",
                LegacyWriting::tcvn3);
        run();
        assertThat(receipt("cu.xls").path("marked_workbook").stringValue("")).isEqualTo("cu - da danh dau.xls");
        var answer = outbox("cu - da danh dau.xls");
        try (var marked = new HSSFWorkbook(Files.newInputStream(answer))) {
            assertThat(marked.getSheetName(0)).isEqualTo(LIST);
            assertThat(marked.getSheetAt(0).getHyperlinkList())
                    .extracting(HSSFHyperlink::getAddress)
                    .contains("'Thông tin chung'!B4");
            var general = marked.getSheet(Forms.GENERAL);
            assertThat(general.getCellComments().keySet())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder("A1", "B4", "B5");
            assertThat(general.getCellComments()
                            .get(new CellAddress("B4"))
                            .getString()
                            .getString())
                    .contains("không có trong danh mục");
            assertThat(Tint.of(general.getRow(3).getCell(1).getCellStyle(), marked))
                    .contains(Tint.RED);
            assertThat(Tint.of(general.getRow(2).getCell(1).getCellStyle(), marked))
                    .isEmpty();
            general.getRow(3).getCell(1).setCellValue(LegacyWriting.tcvn3("Báo cáo của đơn vị"));
            general.getRow(4).getCell(1).setCellValue(LegacyWriting.tcvn3("Bổ sung"));
            try (var stream = Files.newOutputStream(inbox("cu - da danh dau.xls"))) {
                marked.write(stream);
            }
        }
        run();
        try (var again = new HSSFWorkbook(Files.newInputStream(outbox("cu - da danh dau.xls")))) {
            var general = again.getSheet(Forms.GENERAL);
            assertThat(general.getCellComments().keySet())
                    .as("what was corrected is no longer marked")
                    .extracting(Object::toString)
                    .containsExactly("A1", "B5");
            assertThat(Tint.of(general.getRow(3).getCell(1).getCellStyle(), again))
                    .isEmpty();
            general.getRow(4).getCell(1).setCellValue(LegacyWriting.tcvn3("Lần đầu"));
            again.getSheet(Forms.OPENING).getRow(3).getCell(1).setCellValue(350);
            try (var stream = Files.newOutputStream(inbox("cu.xls"))) {
                again.write(stream);
            }
        }
        assertThat(run().accepted()).isEqualTo(1);
        assertThat(landed("select sum(participants) from ", "activity")).isEqualTo("1600");
    }

    /** JSON may say "\\ud800", which no UTF-8 can; the other files of the claim must not pay for it. */
    @Test
    void half_a_letter_in_a_file_stops_no_other() throws Exception {
        var report =
                """
                {"form": "HTSD-A/2025", "campaign_year": 2025, "kind": "%s",
                 "reporter": {"code": "HP-1", "name": "Tr\\ud800ng", "level": "unit", "locality_code": "11689"},
                 "document": {"number": "\\udc00"}, "activities": [{"group": "contests", "participants": {"total": 70}}]}
                """;
        Files.writeString(inbox("half.json"), report.formatted("direct"));
        Files.writeString(inbox("wrong.json"), report.formatted("\\ud800"));
        var summary = run();
        assertThat(summary.accepted()).isEqualTo(1);
        assertThat(summary.returned()).isEqualTo(1);
        assertThat(receipt("wrong.json").path("findings").get(0).path("code").stringValue())
                .isEqualTo("CODE_UNKNOWN");
    }

    @Test
    void a_crash_after_the_batch_leaves_the_answers_as_they_were() throws Exception {
        Forms.form2025().save(inbox("good.xlsx"));
        spoiled("bad.xlsx");
        var claim = workspace.scratch().resolve("claim-20251020T030000000");
        for (var name : List.of("good.xlsx", "bad.xlsx")) {
            Files.createDirectories(claim.resolve("files"));
            Files.copy(inbox(name), claim.resolve("files").resolve(name));
            Files.delete(inbox(name));
        }
        var copy = workspace.home().resolve("claim");
        Files.writeString(claim.resolve("claim.json"), "{\"claimed_at\":\"2025-10-20T03:00:00Z\"}");
        copyTree(claim, copy);
        run();
        var answered = Files.readString(outbox("receipts.jsonl"));
        assertThat(answered).contains("\"accepted\"");
        // As if the process had been killed after publishing and before it let go of the claim.
        copyTree(copy, claim);
        run();
        assertThat(Files.readString(outbox("receipts.jsonl"))).isEqualTo(answered);
        assertThat(workspace.scratch()).isEmptyDirectory();
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private String landed(String select, String table) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var result = statement.executeQuery(select + "'" + workspace.landing() + "/*/" + table + ".parquet'")) {
            result.next();
            return result.getString(1);
        }
    }
}
