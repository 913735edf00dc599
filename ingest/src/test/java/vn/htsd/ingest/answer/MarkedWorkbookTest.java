package vn.htsd.ingest.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.finding.Finding;
import vn.htsd.data.finding.Rule;
import vn.htsd.ingest.Forms;

/** What a marked workbook keeps: everything but the marks. */
class MarkedWorkbookTest {
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final List<Finding> ONE = List.of(finding("Thông tin chung!B4"));

    @TempDir
    private Path directory;

    private static Finding finding(String place) {
        return Finding.of(Rule.CODE_UNKNOWN, place, "?", "Loại báo cáo", "…");
    }

    private Path plain() {
        return Forms.form2025().save(directory.resolve("plain.xlsx"));
    }

    private static XSSFWorkbook open(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return new XSSFWorkbook(stream);
        }
    }

    private Path saved(XSSFWorkbook workbook, String name) throws IOException {
        var file = directory.resolve(name);
        try (workbook;
                var stream = Files.newOutputStream(file)) {
            workbook.write(stream);
        }
        return file;
    }

    private Path marked(Path source, List<Finding> findings) throws IOException {
        var target = directory.resolve("marked");
        assertThat(new AnnotatedWorkbook(findings).write(source, target)).isEmpty();
        return target;
    }

    /** A workbook with all that officers and templates put into one. */
    private XSSFWorkbook rich() throws IOException {
        var workbook = open(plain());
        var figures = workbook.getSheet(Forms.ACTIVITIES);
        var anchor = figures.createDrawingPatriarch().createAnchor(0, 0, 0, 0, 15, 1, 20, 12);
        var chart = figures.createDrawingPatriarch().createChart(anchor);
        var category = chart.createCategoryAxis(AxisPosition.BOTTOM);
        var value = chart.createValueAxis(AxisPosition.LEFT);
        var data = chart.createData(ChartTypes.BAR, category, value);
        data.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(figures, CellRangeAddress.valueOf("B4:B5")),
                XDDFDataSourcesFactory.fromNumericCellRange(figures, CellRangeAddress.valueOf("H4:H5")));
        chart.plot(data);
        var words = workbook.getSheet(Forms.WORDS);
        words.createDrawingPatriarch()
                .createPicture(
                        words.createDrawingPatriarch().createAnchor(0, 0, 0, 0, 3, 3, 5, 5),
                        workbook.addPicture(PIXEL, Workbook.PICTURE_TYPE_PNG));
        var helper = figures.getDataValidationHelper();
        figures.addValidationData(helper.createValidation(
                helper.createIntegerConstraint(DataValidationConstraint.OperatorType.BETWEEN, "0", "100000"),
                new CellRangeAddressList(3, 9, 9, 9)));
        var colours = figures.getSheetConditionalFormatting();
        colours.addConditionalFormatting(
                new CellRangeAddress[] {CellRangeAddress.valueOf("J4:J9")},
                colours.createConditionalFormattingRule("J4>1000"));
        workbook.getSheet(Forms.FUNDING).protectSheet("khoa");
        workbook.createName().setNameName("TongTien");
        workbook.getName("TongTien").setRefersToFormula("'Kinh phí'!$D$6");
        workbook.setSheetHidden(workbook.getSheetIndex(workbook.createSheet("_form")), true);
        return workbook;
    }

    private static TreeMap<String, byte[]> parts(Path file) throws IOException {
        var parts = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    /** What must change: the list of parts, the looks, the texts, the marked sheet, and what is new with the marks. */
    private static boolean mayChange(String part) {
        return part.equals("[Content_Types].xml")
                || part.equals("xl/workbook.xml")
                || part.equals("xl/styles.xml")
                || part.equals("xl/sharedStrings.xml")
                || part.equals("xl/worksheets/sheet1.xml")
                || part.endsWith(".rels")
                || part.startsWith("docProps/");
    }

    @Test
    void every_part_but_those_that_carry_the_marks_is_the_same_to_the_byte() throws Exception {
        var source = saved(rich(), "rich.xlsx");
        var before = parts(source);
        var after = parts(marked(source, ONE));
        assertThat(after.keySet()).containsAll(before.keySet());
        assertThat(before.keySet().stream().filter(part -> part.matches("xl/(charts|media|drawings)/[^/]+")))
                .hasSizeGreaterThanOrEqualTo(4);
        var changed = before.keySet().stream()
                .filter(part -> !java.util.Arrays.equals(before.get(part), after.get(part)))
                .filter(Predicate.not(MarkedWorkbookTest::mayChange))
                .toList();
        assertThat(changed).isEmpty();
    }

    @Test
    void charts_pictures_validations_colours_protection_and_names_are_there_after_marking_twice() throws Exception {
        var source = saved(rich(), "rich.xlsx");
        var findings = List.of(finding("Thông tin chung!B4"), finding("Hoạt động!J4"), finding("Kinh phí!D3"));
        try (var workbook = open(marked(marked(source, findings), findings))) {
            var figures = workbook.getSheet(Forms.ACTIVITIES);
            assertThat(figures.getDrawingPatriarch().getCharts()).hasSize(1);
            assertThat(figures.getDataValidations()).hasSize(1);
            // The officer's own colours, and over them those of the marks, once.
            var colours = figures.getCTWorksheet().getConditionalFormattingList();
            assertThat(colours).hasSize(2);
            assertThat(colours.get(0).getSqref()).hasToString("J4");
            assertThat(colours.get(1).getCfRuleArray(0).getFormulaArray(0)).isEqualTo("J4>1000");
            assertThat(colours.get(0).getCfRuleArray(0).getPriority())
                    .isLessThan(colours.get(1).getCfRuleArray(0).getPriority());
            assertThat(workbook.getAllPictures()).hasSize(1);
            assertThat(workbook.getAllPictures().get(0).getData()).isEqualTo(PIXEL);
            assertThat(workbook.getName("TongTien").getRefersToFormula()).isEqualTo("'Kinh phí'!$D$6");
            assertThat(workbook.isSheetHidden(workbook.getSheetIndex("_form"))).isTrue();
            var money = workbook.getSheet(Forms.FUNDING);
            assertThat(money.getProtect()).isTrue();
            assertThat(money.validateSheetPassword("khoa")).isTrue();
        }
    }

    @Test
    void what_is_to_be_corrected_on_a_protected_sheet_is_open_and_all_else_stays_locked() throws Exception {
        var source = saved(rich(), "rich.xlsx");
        try (var workbook = open(marked(source, List.of(finding("Kinh phí!D3"), finding("Kinh phí!C9"))))) {
            var money = workbook.getSheet(Forms.FUNDING);
            assertThat(locked(money, "D3")).isFalse();
            assertThat(locked(money, "C9")).isFalse();
            assertThat(locked(money, "D4")).isTrue();
            assertThat(locked(workbook.getSheet(Forms.GENERAL), "B4")).isTrue();
        }
    }

    private static boolean locked(XSSFSheet sheet, String address) {
        var at = new CellAddress(address);
        return sheet.getRow(at.getRow())
                .getCell(at.getColumn(), MissingCellPolicy.CREATE_NULL_AS_BLANK)
                .getCellStyle()
                .getLocked();
    }

    @Test
    void macros_come_back_as_they_were() throws Exception {
        var macro = new byte[5_000];
        new Random(1).nextBytes(macro);
        var workbook = rich();
        workbook.setVBAProject(new ByteArrayInputStream(macro));
        var marked = marked(saved(workbook, "macros.xlsm"), ONE);
        assertThat(parts(marked).get("xl/vbaProject.bin")).isEqualTo(macro);
        try (var again = open(marked)) {
            assertThat(again.isMacroEnabled()).isTrue();
        }
    }

    @Test
    void two_thousand_findings_are_listed_and_the_rest_is_counted() throws Exception {
        for (int more : List.of(0, 1)) {
            var findings = new ArrayList<Finding>();
            for (int row = 1; row <= FindingSheet.MOST + more; row++) {
                findings.add(finding("Hoạt động!J" + (10 + row)));
            }
            try (var workbook = open(marked(plain(), findings))) {
                var list = workbook.getSheetAt(0);
                assertThat(list.getHyperlinkList()).hasSize(FindingSheet.MOST);
                assertThat(workbook.getSheet(Forms.ACTIVITIES).getCellComments())
                        .hasSize(FindingSheet.MOST);
                var last = list.getRow(list.getLastRowNum()).getCell(0).toString();
                assertThat(last).startsWith(more == 0 ? "2000" : "… và 1 lỗi khác");
            }
        }
    }

    @Test
    void up_to_ten_megabytes_are_marked_and_not_one_byte_more() throws Exception {
        var source = plain();
        long room = AnnotatedWorkbook.LARGEST_FILE - Files.size(padded(source, "x", 0, true));
        var largest = padded(source, "largest.xlsx", (int) room, true);
        assertThat(Files.size(largest)).isEqualTo(AnnotatedWorkbook.LARGEST_FILE);
        marked(largest, ONE);
        var larger = padded(source, "larger.xlsx", (int) room + 1, true);
        assertThat(new AnnotatedWorkbook(ONE).write(larger, directory.resolve("none")))
                .hasValueSatisfying(note -> assertThat(note.key()).isEqualTo("not_marked_large"));
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void up_to_sixteen_megabytes_of_xml_are_marked_and_not_one_byte_more() throws Exception {
        var source = plain();
        long xml = 0;
        for (var part : parts(padded(source, "x", 0, false)).entrySet()) {
            xml += part.getKey().endsWith(".xml") ? part.getValue().length : 0;
        }
        int room = (int) (AnnotatedWorkbook.LARGEST_XML - xml);
        marked(padded(source, "largest.xlsx", room, false), ONE);
        assertThat(new AnnotatedWorkbook(ONE)
                        .write(padded(source, "larger.xlsx", room + 1, false), directory.resolve("none")))
                .isPresent();
    }

    /** Over thirty levels of properties Apache POI takes minutes, whatever their part is called. */
    @Test
    void a_workbook_with_deeply_nested_parts_is_not_opened_to_be_marked() throws Exception {
        var types = new String(parts(plain()).get("[Content_Types].xml"), StandardCharsets.UTF_8);
        for (var properties : List.of("docProps/core.xml", "docProps/other.dat", "docProps/c%6Fre.xml")) {
            var source = with(Map.of(
                    "[Content_Types].xml",
                    types.replace("docProps/core.xml", properties),
                    properties.replace("%6F", "o"),
                    nested("coreProperties", 30)));
            assertThat(Nesting.isTooDeep(source)).as(properties).isTrue();
            assertThat(new AnnotatedWorkbook(ONE).write(source, directory.resolve("none")))
                    .hasValueSatisfying(note -> assertThat(note.key()).isEqualTo("not_marked_unreadable"));
        }
        assertThat(Nesting.isTooDeep(with(Map.of("docProps/core.xml", nested("coreProperties", 7)))))
                .isFalse();
        assertThat(Nesting.isTooDeep(with(Map.of("xl/worksheets/sheet1.xml", nested("worksheet", 249)))))
                .isFalse();
        assertThat(Nesting.isTooDeep(with(Map.of("xl/worksheets/sheet1.xml", nested("worksheet", 250)))))
                .isTrue();
    }

    private static String nested(String root, int depth) {
        return "<" + root + ">" + "<a>".repeat(depth) + "</a>".repeat(depth) + "</" + root + ">";
    }

    /** The plain workbook with some parts put in or exchanged. */
    private Path with(Map<String, String> changed) throws IOException {
        var all = parts(plain());
        changed.forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
        var target = directory.resolve("changed.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (var part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return target;
    }

    /** The same workbook with a part of so many bytes that nobody reads. */
    private Path padded(Path source, String name, int bytes, boolean stored) throws IOException {
        var target = directory.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (var part : parts(source).entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
            var padding = new ByteArrayOutputStream();
            write(padding, bytes);
            var entry = new ZipEntry("padding/item.xml");
            if (stored) {
                var sum = new CRC32();
                sum.update(padding.toByteArray());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(bytes);
                entry.setCrc(sum.getValue());
            }
            zip.putNextEntry(entry);
            padding.writeTo(zip);
        }
        return target;
    }

    private static void write(OutputStream into, int bytes) throws IOException {
        var noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        for (int at = 0; at < bytes; at++) {
            noise[at] &= 7; // as well packed as XML is
        }
        into.write(noise);
    }
}
