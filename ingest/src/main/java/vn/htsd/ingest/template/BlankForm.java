package vn.htsd.ingest.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.form.FieldType;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.form.Sheet;
import vn.htsd.data.form.Sheet.Layout;

/** Puts one blank workbook together. */
final class BlankForm {
    static final String FORM_NAME = "HTSD_FORM";
    private static final String OPENING = "opening";

    private final FormCatalogue forms;
    private final FormDefinition form;
    private final Campaign campaign;

    BlankForm(FormCatalogue forms, FormDefinition form, Campaign campaign) {
        this.forms = forms;
        this.form = form;
        this.campaign = campaign;
    }

    /**
     * @param values what is filled in beforehand, by field name
     * @param below the reporters whose rows a form of many reports lists
     */
    byte[] bytes(Map<String, String> values, List<Map<String, String>> below) {
        try (var workbook = new XSSFWorkbook()) {
            var look = new Look(workbook);
            var choices = new Choices(workbook, forms);
            var laid = new Laid();
            var entry = new Entry(choices, form.campaignYear());
            boolean first = true;
            for (var parts : pages()) {
                var page = new Page(
                        workbook.createSheet(
                                WorkbookUtil.createSafeSheetName(parts.get(0).name())),
                        look);
                write(page, parts, first, entry, laid, values, below);
                first = false;
            }
            var checks = new Checks(form, forms, campaign, laid, choices).all();
            new CheckPage(workbook, look, form.id()).write(checks);
            new GuidePage(workbook, look, forms, form).write();
            choices.hideAtTheEnd();
            named(workbook);
            return bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parts of one name share a page. */
    private List<List<Sheet>> pages() {
        return new ArrayList<>(form.sheets().stream()
                .collect(Collectors.groupingBy(Sheet::name, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    private void write(
            Page page,
            List<Sheet> parts,
            boolean first,
            Entry entry,
            Laid laid,
            Map<String, String> values,
            List<Map<String, String>> below) {
        var table = parts.stream()
                .filter(part -> part.layout() == Layout.TABLE)
                .findFirst()
                .map(part -> new TableBlock(page, entry, laid, forms.codeList("population_group"), part));
        table.ifPresentOrElse(TableBlock::widths, () -> page.widths(5, 44, 54));
        int lastColumn = table.map(TableBlock::lastColumn).orElse(2);
        var head = new Letterhead(page, form, lastColumn);
        int row = first
                ? head.first(table.isPresent() ? Math.min(4, lastColumn) : 2, campaign, values)
                : head.next(parts.get(0).name().toUpperCase(java.util.Locale.ROOT), note(parts.get(0)));
        var spans =
                table.isPresent() ? new LabelBlock.Spans(0, 3, Math.min(6, lastColumn)) : new LabelBlock.Spans(1, 2, 2);
        for (var part : parts) {
            row = switch (part.layout()) {
                case LABELS ->
                    new LabelBlock(page, entry, spans, laid, forms)
                            .write(part, row, form.campaignYear(), form.id(), values);
                case TABLE -> table.orElseThrow().write(row + (parts.size() > 1 ? 1 : 0), prepared(part, below));
            };
            row = hiddenIdentifier(page, part, row);
        }
        page.print(table.isPresent(), form.id());
        page.protect(table.isPresent());
    }

    /** Says which form it is where somebody cleared the printed identifier; @return the first free row */
    private int hiddenIdentifier(Page page, Sheet sheet, int row) {
        var identifier = sheet.fields().stream()
                .filter(field -> field.name().equals("form"))
                .findFirst();
        if (identifier.isEmpty()) {
            return row;
        }
        page.text(row, 1, identifier.get().label(), Look.Type.PLAIN);
        page.text(row, 2, form.id(), Look.Type.PLAIN);
        page.hide(row);
        return row + 1;
    }

    private static String note(Sheet sheet) {
        return switch (sheet.key()) {
            case "activities", "funding", "opening", "narrative" -> Words.say("note." + sheet.key());
            default -> "";
        };
    }

    /** One row for each reporter, or for each code of the column that every row must have. */
    private List<Map<String, String>> prepared(Sheet table, List<Map<String, String>> below) {
        if (!below.isEmpty()) {
            return below;
        }
        return table.fields().stream()
                .filter(field -> field.required() && field.type() == FieldType.CODE)
                .findFirst()
                .map(field -> FieldGuide.entries(field, forms).stream()
                        .filter(code -> !(code.code().equals(OPENING) && ceremonyHasItsSheet()))
                        .map(code -> Map.of(field.name(), code.vi()))
                        .toList())
                .orElse(List.of());
    }

    private boolean ceremonyHasItsSheet() {
        return form.sheets().stream()
                .filter(sheet -> sheet.layout() == Layout.LABELS)
                .flatMap(sheet -> sheet.fields().stream())
                .anyMatch(field -> field.name().equals("opening.participants"));
    }

    private void named(XSSFWorkbook workbook) {
        var name = workbook.createName();
        name.setNameName(FORM_NAME);
        name.setRefersToFormula("\"" + form.id() + "\"");
        var properties = workbook.getProperties().getCoreProperties();
        properties.setTitle(form.id());
        properties.setCreator(Words.say("creator"));
        properties.setCreated(
                Optional.of(Date.from(campaign.weekStart().atStartOfDay().toInstant(ZoneOffset.UTC))));
        workbook.setActiveSheet(0);
        workbook.setSelectedTab(0);
        workbook.setForceFormulaRecalculation(true);
    }

    private static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        var out = new ByteArrayOutputStream(64 * 1_024);
        workbook.write(out);
        return out.toByteArray();
    }
}
