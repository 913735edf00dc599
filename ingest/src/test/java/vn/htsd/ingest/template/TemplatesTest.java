package vn.htsd.ingest.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.AidSheet;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.reference.Reference;
import vn.htsd.data.report.Report;
import vn.htsd.ingest.check.FormReader;
import vn.htsd.ingest.check.Outcome;
import vn.htsd.ingest.read.FileContent;
import vn.htsd.ingest.read.ReportReader;

class TemplatesTest {
    private static final FormCatalogue FORMS = FormCatalogue.shipped();
    private static final Path WHOLE_COUNTRY = Path.of("../../shared/reference");
    private static final String REGISTER =
            """
            code,name,type,level,locality_code,reports_to,valid_from,valid_to
            HP-0001,Trường THCS Hưng Đạo,lower_secondary,unit,11689,,2025-07-01,
            HP-0002,"Trường THPT ""Đồ Sơn"" & Kiến Thụy",upper_secondary,unit,11689,31,2025-07-01,
            """;

    @TempDir
    Path folder;

    private static final World WORLD = World.of(FORMS, reference("", null));

    /** @param campaigns the text of campaigns.yaml; blank for the shipped one */
    private static Reference reference(String campaigns, @Nullable Path units) {
        try {
            var texts = new LinkedHashMap<String, String>();
            for (var name : Reference.FILES) {
                var own = units == null ? null : units.resolve(name);
                texts.put(name, own != null && Files.exists(own) ? Files.readString(own) : Reference.shippedText(name));
            }
            texts.put("reporters.csv", REGISTER);
            if (!campaigns.isEmpty()) {
                texts.put("campaigns.yaml", campaigns);
            }
            return Reference.parse(texts);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Who writes forms and who reads them, of the same reference. */
    private record World(FormCatalogue forms, Reference reference, Templates templates, FormReader reader) {
        static World of(FormCatalogue forms, Reference reference) {
            return new World(forms, reference, new Templates(forms, reference), new FormReader(forms, reference));
        }

        Outcome read(Path file) {
            var content = new ReportReader().read(file, "form.xlsx");
            assertThat(content).isInstanceOf(FileContent.Workbook.class);
            return reader.read(((FileContent.Workbook) content).grid()).get(0);
        }
    }

    private Report accepted(World world, String form, String code) {
        var blank = world.templates().write(form, code, folder.resolve(code + ".xlsx"));
        var definition = world.forms().form(form).orElseThrow();
        var campaign =
                world.reference().campaigns().of(definition.campaignYear()).orElseThrow();
        var filled = new FilledTemplate(blank)
                .everything(definition, world.forms(), campaign.weekStart())
                .save(folder.resolve("filled.xlsx"));
        var outcome = world.read(filled);
        assertThat(outcome.findings()).as("%s of %s", form, code).isEmpty();
        return ((Outcome.Accepted) outcome).report();
    }

    @ParameterizedTest
    @CsvSource({
        "HTSD-A/2025, HP-0001",
        "HTSD-A/2025, HP-0002",
        "HTSD-A/2025, 01477",
        "HTSD-A/2025, 31",
        "HTSD-A/2024, 33",
        "HTSD-A/2023, 33"
    })
    void what_is_filled_in_by_the_rules_of_the_form_comes_through_without_a_finding(String form, String code) {
        var report = accepted(WORLD, form, code);
        assertThat(report.form()).isEqualTo(form);
        assertThat(report.reporter().code()).isEqualTo(code);
        assertThat(report.reporter().provisional()).isFalse();
        assertThat(report.funding()).isNotEmpty();
        assertThat(report.activities()).isNotEmpty();
    }

    @Test
    void the_form_names_its_reporter_and_to_whom_it_reports() {
        var school = accepted(WORLD, "HTSD-A/2025", "HP-0002");
        assertThat(school.reporter().name()).isEqualTo("Trường THPT \"Đồ Sơn\" & Kiến Thụy");
        assertThat(school.reporter().reportsTo()).isEqualTo("31");
        assertThat(school.reporter().type()).isEqualTo("upper_secondary");
        var commune = accepted(WORLD, "HTSD-A/2025", "01477");
        assertThat(commune.reporter().name()).isEqualTo("UBND xã Trùng Khánh");
        assertThat(commune.reporter().reportsTo()).isEqualTo("04");
        assertThat(commune.activities())
                .anySatisfy(
                        activity -> assertThat(activity.participants().female()).isEqualTo(3));
    }

    @Test
    void the_forms_of_offices_all_over_the_country_come_through() {
        assumeTrue(
                Files.exists(WHOLE_COUNTRY.resolve("units.csv")),
                "SKIPPED: no units.csv of the whole country at " + WHOLE_COUNTRY.toAbsolutePath());
        var country = World.of(FORMS, reference("", WHOLE_COUNTRY));
        var offices = country.reference().localities().all().stream()
                .filter(unit ->
                        unit.validOn(LocalDate.of(2025, 10, 1)) && !unit.code().equals("VN"))
                .toList();
        assertThat(offices).hasSizeGreaterThan(3_000);
        for (int at = 0; at < offices.size(); at += 500) {
            accepted(country, "HTSD-A/2025", offices.get(at).code());
        }
    }

    @Test
    void a_blank_form_comes_back_with_what_is_missing_and_no_more() {
        var templates = WORLD.templates();
        for (var form : List.of("HTSD-A/2023", "HTSD-A/2024", "HTSD-A/2025")) {
            var blank = templates.write(form, "33", folder.resolve("blank.xlsx"));
            assertThat(WORLD.read(blank).findings()).singleElement().satisfies(finding -> {
                assertThat(finding.rule()).isEqualTo(Rule.FIELD_REQUIRED);
                assertThat(finding.message(java.util.Locale.forLanguageTag("vi")))
                        .contains("Loại báo cáo");
            });
        }
    }

    @Test
    void a_form_whose_printed_identifier_was_cleared_is_known_by_the_hidden_one() {
        for (var form : List.of("HTSD-A/2023", "HTSD-A/2024", "HTSD-A/2025", "HTSD-B/2025")) {
            var blank = WORLD.templates().write(form, "33", folder.resolve("blank.xlsx"));
            var cleared = new FilledTemplate(blank);
            var sheet = cleared.workbook().getSheetAt(0).getSheetName();
            cleared.value(sheet, "Ký hiệu biểu").setBlank();
            assertThat(WORLD.read(cleared.save(folder.resolve("cleared.xlsx"))).findings())
                    .as(form)
                    .isEqualTo(WORLD.read(blank).findings());
            cleared.set(sheet, "Ký hiệu biểu", "Biểu 01");
            assertThat(WORLD.read(cleared.save(folder.resolve("other.xlsx"))).findings())
                    .as(form)
                    .extracting(finding -> finding.rule())
                    .containsExactly(Rule.FORM_UNKNOWN);
        }
    }

    @Test
    void the_outline_alone_is_a_complete_report() {
        var blank = WORLD.templates().write("HTSD-A/2025", "01477", folder.resolve("outline.xlsx"));
        var filled = new FilledTemplate(blank)
                .set("Thông tin chung", "Loại báo cáo", "Báo cáo của đơn vị")
                .set("Thông tin chung", "Kế hoạch số", "125/KH-UBND")
                .set("Khai mạc, phát động", "Số lượng người tham gia", 350)
                .set("Kinh phí", "Đơn vị tính", "triệu đồng")
                .set("Kinh phí", 1, Map.of("Số tiền", 12.5))
                .set("Đánh giá, kiến nghị", "Thuận lợi", "Được quan tâm")
                .save(folder.resolve("filled.xlsx"));
        var outcome = WORLD.read(filled);
        assertThat(outcome.findings()).isEmpty();
        var report = ((Outcome.Accepted) outcome).report();
        assertThat(report.activities()).singleElement().satisfies(activity -> assertThat(activity.group())
                .isEqualTo("opening"));
        assertThat(report.funding()).singleElement().satisfies(line -> assertThat(
                        java.util.Objects.requireNonNull(line.amountVnd()).value())
                .isEqualTo(12_500_000));
    }

    @Test
    void rows_inserted_before_the_end_of_the_table_are_read_and_summed() {
        var blank = WORLD.templates().write("HTSD-A/2025", "01477", folder.resolve("rows.xlsx"));
        var filled = new FilledTemplate(blank)
                .set("Thông tin chung", "Loại báo cáo", "Báo cáo của đơn vị")
                .set("Hoạt động", 1, Map.of("Tổng số lượt người tham gia", 100))
                .insertRow("Hoạt động", 31)
                .set("Hoạt động", 31, Map.of("Nhóm hoạt động", "Hoạt động khác", "Tổng số lượt người tham gia", 23));
        var outcome = WORLD.read(filled.save(folder.resolve("filled.xlsx")));
        assertThat(outcome.findings()).isEmpty();
        assertThat(filled.total("Hoạt động", "Tổng số lượt người tham gia").getNumericCellValue())
                .isEqualTo(123);
        assertThat(((Outcome.Accepted) outcome).report().activities()).hasSize(2);
    }

    @Test
    void next_octobers_form_needs_files_only() throws IOException {
        var directory = Files.createDirectories(folder.resolve("forms"));
        Files.writeString(
                directory.resolve("HTSD-A-2026.yaml"),
                shipped("HTSD-A-2025.yaml")
                        .replace("HTSD-A/2025", "HTSD-A/2026")
                        .replace("campaign_year: 2025", "campaign_year: 2026")
                        .replace("label: \"Địa điểm tổ chức\"", "label: \"Nơi tổ chức lễ khai mạc\"")
                        .replace(
                                "      - {name: participants.total",
                                "      - {name: hours, label: \"Số giờ học\", type: count}\n"
                                        + "      - {name: participants.total"));
        var campaigns = Reference.shippedText("campaigns.yaml")
                .replace(
                        "campaigns:\n",
                        """
                        campaigns:
                          - year: 2026
                            theme: "Học tập suốt đời"
                            week_start: 2026-10-01
                            week_end: 2026-10-07
                            form: HTSD-A/2026
                        """);
        var forms = FormCatalogue.withFormsOf(directory);
        var report = accepted(World.of(forms, reference(campaigns, null)), "HTSD-A/2026", "HP-0001");
        assertThat(report.campaignYear()).isEqualTo(2026);
        assertThat(java.util.Objects.requireNonNull(report.opening()).place()).isEqualTo("Nội dung");
        var form = new FilledTemplate(folder.resolve("HP-0001.xlsx"));
        assertThat(form.cell("Hoạt động", 1, "Số giờ học").getCellType()).isEqualTo(CellType.BLANK);
    }

    private static String shipped(String name) throws IOException {
        try (InputStream stream = FormCatalogue.class.getResourceAsStream(name)) {
            return new String(java.util.Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void labels_are_locked_inputs_are_open_lists_drop_down_and_the_form_knows_its_id() {
        var file = WORLD.templates().write("HTSD-A/2025", "01477", folder.resolve("look.xlsx"));
        var workbook = new FilledTemplate(file).workbook();
        assertThat(workbook.getSheetAt(workbook.getNumberOfSheets() - 1).getSheetName())
                .isEqualTo(AidSheet.LISTS.title());
        assertThat(workbook.getSheetVisibility(workbook.getNumberOfSheets() - 1))
                .isEqualTo(SheetVisibility.HIDDEN);
        assertThat(workbook.getName("HTSD_FORM").getRefersToFormula()).isEqualTo("\"HTSD-A/2025\"");
        var general = workbook.getSheet("Thông tin chung");
        assertThat(general.isSheetLocked()).isTrue();
        var form = new FilledTemplate(file);
        assertThat(form.value("Thông tin chung", "Loại báo cáo").getCellStyle().getLocked())
                .isFalse();
        assertThat(form.value("Thông tin chung", "Ký hiệu biểu").getCellStyle().getLocked())
                .isTrue();
        assertThat(workbook.getSheet("Hoạt động").isInsertRowsLocked()).isFalse();
        var lists = new ArrayList<String>();
        for (var rule : workbook.getSheet("Hoạt động").getDataValidations()) {
            var formula = rule.getValidationConstraint().getFormula1();
            if (formula.startsWith("DM_")) {
                lists.add(formula);
            }
            assertThat(rule.getErrorBoxText()).hasSizeBetween(10, 255);
        }
        assertThat(lists).hasSize(2).allSatisfy(list -> assertThat(workbook.getName(list))
                .isNotNull());
        assertThat(workbook)
                .filteredOn(sheet -> !sheet.getSheetName().equals(AidSheet.LISTS.title()))
                .allSatisfy(sheet -> {
                    for (var row : sheet) {
                        for (var cell : row) {
                            var font = workbook.getFontAt(cell.getCellStyle().getFontIndex());
                            assertThat(font.getFontName()).isEqualTo("Times New Roman");
                        }
                    }
                });
    }

    @Test
    void one_for_everybody_in_folders_with_names_that_every_computer_takes() throws IOException {
        int count = WORLD.templates().writeAll("HTSD-A/2025", folder, Progress.SILENT);
        List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).map(folder::relativize).toList();
        }
        assertThat(files).hasSize(count).allSatisfy(file -> assertThat(file.toString())
                .matches("[A-Za-z0-9_./-]+")
                .hasSizeLessThan(200));
        assertThat(files)
                .contains(
                        Path.of("04-tinh-cao-bang/01477-xa-trung-khanh/HTSD-A-2025_01477_ubnd-xa-trung-khanh.xlsx"),
                        Path.of(
                                "31-thanh-pho-hai-phong/11689-phuong-hung-dao/HTSD-A-2025_HP-0001_truong-thcs-hung-dao.xlsx"));
        var again = WORLD.templates().write("HTSD-A/2025", "01477", folder.resolve("again.xlsx"));
        assertThat(again)
                .hasSameBinaryContentAs(folder.resolve(
                        "04-tinh-cao-bang/01477-xa-trung-khanh/HTSD-A-2025_01477_ubnd-xa-trung-khanh.xlsx"));
    }

    @Test
    void an_unknown_form_or_reporter_is_told_in_words() {
        var templates = WORLD.templates();
        assertThatThrownBy(() -> templates.write("HTSD-A/1999", "01477", folder))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("HTSD-A/1999")
                .hasMessageContaining("HTSD-A/2025");
        assertThatThrownBy(() -> templates.write(null, "99999", folder))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("99999");
    }
}
