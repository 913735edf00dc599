package vn.htsd.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.form.AidSheet;
import vn.htsd.data.text.VietnameseText;
import vn.htsd.ingest.fault.ValidForms;
import vn.htsd.ingest.zip.PlainZip;

/** What writers of workbooks do, and that Apache POI reads the same cells. */
class ExcelReaderTest {
    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private final Path directory;

    ExcelReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void poi_reads_the_same_cells() throws IOException {
        var forms = new ArrayList<>(ValidForms.ofOfficers(2));
        forms.addAll(ValidForms.ofSample(directory.resolve("season"), 30));
        for (var form : forms) {
            assertThat(texts(sheets(form))).isEqualTo(byPoi(form));
        }
    }

    /** As this reader has them: sheet, address, what stands there. */
    private static Map<String, String> texts(List<Grid.Sheet> sheets) {
        var texts = new LinkedHashMap<String, String>();
        for (var sheet : sheets) {
            for (var row : sheet.rows()) {
                row.cells()
                        .forEach(cell -> texts.put(
                                sheet.place(row.number(), cell.column()),
                                cell.value() instanceof CellValue.Number number
                                        ? number.value().stripTrailingZeros().toPlainString()
                                                + (number.shownAsDate() ? " = " + number.moment() : "")
                                        : cell.value().written()));
            }
        }
        return texts;
    }

    private static Map<String, String> byPoi(byte[] form) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(form))) {
            for (var sheet : workbook) {
                if (!AidSheet.isCalled(sheet.getSheetName())) {
                    sheet.forEach(row -> row.forEach(cell -> {
                        var text = byPoi(cell);
                        if (!text.isEmpty()) {
                            texts.put(sheet.getSheetName() + "!" + cell.getAddress(), text);
                        }
                    }));
                }
            }
        }
        return texts;
    }

    private static String byPoi(Cell cell) {
        var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> VietnameseText.clean(cell.getStringCellValue());
            case NUMERIC ->
                BigDecimal.valueOf(cell.getNumericCellValue())
                                .round(new MathContext(15))
                                .stripTrailingZeros()
                                .toPlainString()
                        + (DateUtil.isCellDateFormatted(cell) ? " = " + cell.getLocalDateTimeCellValue() : "");
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            default -> "";
        };
    }

    private static List<Grid.Sheet> sheets(byte[] workbook) throws IOException {
        var file = Files.write(Files.createTempFile("htsd-test", ".xlsx"), workbook);
        try {
            return ((FileContent.Workbook) new ReportReader().read(file, "form.xlsx"))
                    .grid()
                    .sheets();
        } finally {
            Files.delete(file);
        }
    }

    /** A workbook of one sheet, as text. */
    private Map<String, String> parts(String sheet) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "xl/workbook.xml",
                "<workbook " + MAIN + " xmlns:r=\"" + RELATIONS
                        + "\"><sheets><sheet name=\"S\" r:id=\"a\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>");
        parts.put("xl/s.xml", "<worksheet " + MAIN + ">" + sheet + "</worksheet>");
        return parts;
    }

    private Map<String, String> read(Map<String, String> parts) throws IOException {
        var file = Files.createTempFile(directory, "made", ".xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return texts(sheets(Files.readAllBytes(file)));
    }

    private Map<String, String> rows(String rows) throws IOException {
        return read(parts("<sheetData>" + rows + "</sheetData>"));
    }

    @Test
    void rows_and_cells_without_an_address_follow_the_one_before() throws IOException {
        assertThat(rows("<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row>"
                        + "<row r=\"7\"><c><v>4</v></c></row><row><c><v>5</v></c></row>"))
                .isEqualTo(Map.of("S!A1", "1", "S!D1", "2", "S!E1", "3", "S!A7", "4", "S!A8", "5"));
    }

    @Test
    void cells_in_any_order_stand_where_they_say() throws IOException {
        assertThat(rows("<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>4</v></c></row>"))
                .isEqualTo(Map.of("S!A1", "1", "S!C1", "4"));
    }

    @Test
    void of_a_formula_the_saved_value_counts_and_without_one_it_is_broken() throws IOException {
        assertThat(rows("<row><c><f>1+1</f><v>2</v></c><c><f>A1</f></c><c t=\"str\"><f>\"\"</f><v></v></c>"
                        + "<c t=\"str\"><f>B1</f><v>#REF!</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                        + "<c t=\"b\"><v>1</v></c><c><v>12 người</v></c></row>"))
                .isEqualTo(Map.of(
                        "S!A1",
                        "2",
                        "S!B1",
                        "=A1",
                        "S!D1",
                        "#REF!",
                        "S!E1",
                        "#DIV/0!",
                        "S!F1",
                        "TRUE",
                        "S!G1",
                        "12 người"));
    }

    @Test
    void text_comes_in_runs_with_escapes_and_without_how_it_is_pronounced() throws IOException {
        var parts = parts("<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><r><t>Học </t></r>"
                + "<r><t xml:space=\"preserve\">sinh</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></is></c>"
                + "<c t=\"s\"><v>9</v></c><c t=\"s\"><v>1</v></c></row></sheetData>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst " + MAIN + "><si><r><t>Lớp </t></r><r><t>học</t></r><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"
                        + "<si><t>a_x000D__x0041_b &#x111;</t></si></sst>");
        assertThat(read(parts))
                .as("the text of C1 is lost")
                .isEqualTo(Map.of("S!A1", "Lớp học", "S!B1", "Học sinh", "S!C1", "#REF!", "S!D1", "a Ab đ"));
    }

    @Test
    void strict_workbooks_and_prefixes_are_read_alike() throws IOException {
        var parts = parts("");
        parts.put(
                "xl/workbook.xml",
                "<m:workbook xmlns:m=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:r=\"" + STRICT
                        + "\"><m:sheets><m:sheet name=\"S\" r:id=\"a\"/></m:sheets></m:workbook>");
        parts.put(
                "xl/s.xml",
                "<m:worksheet xmlns:m=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><m:sheetData><m:row>"
                        + "<m:c t=\"d\"><m:v>2025-10-02</m:v></m:c></m:row></m:sheetData></m:worksheet>");
        assertThat(read(parts)).isEqualTo(Map.of("S!A1", "2025-10-02"));
    }

    @Test
    void days_are_counted_as_the_workbook_says() throws IOException {
        var parts = parts("<sheetData><row><c s=\"1\"><v>45000</v></c></row></sheetData>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet " + MAIN + "><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
        assertThat(read(parts)).isEqualTo(Map.of("S!A1", "45000 = 2023-03-15T00:00"));
        parts.compute("xl/workbook.xml", (name, text) -> String.valueOf(text)
                .replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));
        assertThat(read(parts)).isEqualTo(Map.of("S!A1", "45000 = 2027-03-16T00:00"));
    }

    @Test
    void a_zip_with_a_comment_is_read_from_the_disk_alike() throws IOException {
        var form = ValidForms.ofOfficers(1).get(0);
        var comment = "Sở".getBytes(StandardCharsets.UTF_8);
        var commented = java.util.Arrays.copyOf(form, form.length + comment.length);
        System.arraycopy(comment, 0, commented, form.length, comment.length);
        commented[form.length - 2] = (byte) comment.length;
        assertThat(PlainZip.entries(form)).isNotNull();
        assertThat(PlainZip.entries(commented)).isNull();
        assertThat(sheets(commented)).isEqualTo(sheets(form));
    }

    @Test
    void what_lies_beyond_the_last_column_or_is_no_type_is_no_workbook() throws IOException {
        for (var cell : List.of("<c r=\"ZZZZ1\"><v>1</v></c>", "<c t=\"q\"><v>1</v></c>", "<c t=\"s\"><v>x</v></c>")) {
            var file = directory.resolve("a.xlsx");
            try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (var part :
                        parts("<sheetData><row>" + cell + "</row></sheetData>").entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
            assertThat(new ReportReader().read(file, "a.xlsx")).isInstanceOf(FileContent.Unreadable.class);
        }
    }
}
