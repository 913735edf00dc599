package vn.htsd.ingest.template;

import java.util.Map;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.Sheet;

/** Labels with the cells of their values, section by section. */
final class LabelBlock {
    private static final float ROW = 21f;
    /** What only few fill in goes to a page of its own where the first one is full. */
    private static final int FULL_PAGE = 25;

    private static final float PARAGRAPH = 70f;

    private static final Look.Type HEADING =
            Look.Type.PLAIN.aligned(HorizontalAlignment.LEFT).strong().framed(Look.HEADING);
    private static final Look.Type LABEL =
            Look.Type.PLAIN.aligned(HorizontalAlignment.LEFT).framed(Look.IF_ANY);
    private static final Look.Type NUMBER = LABEL.size(11).aligned(HorizontalAlignment.CENTER);

    private final Page page;
    private final Entry entry;
    private final Spans spans;
    private final Laid laid;
    private final FormCatalogue forms;

    /**
     * Which columns numbers, labels and values take.
     *
     * @param firstLabel 0 where labels have no number before them
     */
    record Spans(int firstLabel, int firstValue, int lastValue) {}

    LabelBlock(Page page, Entry entry, Spans spans, Laid laid, FormCatalogue forms) {
        this.page = page;
        this.entry = entry;
        this.spans = spans;
        this.laid = laid;
        this.forms = forms;
    }

    /**
     * @param values what is filled in beforehand
     * @return the first free row
     */
    int write(Sheet sheet, int from, int campaignYear, String formId, Map<String, String> values) {
        int row = from;
        int number = 0;
        boolean unitAsked = false;
        Section before = null;
        var fields = Section.fields(sheet);
        boolean severalSections = fields.stream().map(Section::of).distinct().count() > 1;
        for (var field : fields) {
            var section = Section.of(field);
            if (section == Section.COVERAGE && section != before && row > FULL_PAGE) {
                page.sheet().setRowBreak(row - 1);
            }
            if (section != before && severalSections) {
                page.across(row, 0, spans.lastValue(), section.heading(), HEADING);
                page.height(row++, ROW);
            }
            before = section;
            if (field.type() == FieldType.MONEY && !unitAsked) {
                unitOfMoney(sheet, row++);
                unitAsked = true;
            }
            label(row, ++number, marked(field), Section.isOfOutline(field));
            value(sheet, field, row, campaignYear, formId, values);
            row++;
        }
        return row;
    }

    private void label(int row, int number, String text, boolean outline) {
        if (spans.firstLabel() > 0) {
            page.cell(row, 0, NUMBER).setCellValue(number);
        }
        page.across(row, spans.firstLabel(), spans.firstValue() - 1, text, outline ? LABEL : LABEL.slanted());
        page.room(row, text, page.width(spans.firstLabel(), spans.firstValue() - 1), ROW);
    }

    private static String marked(Field field) {
        if (field.required()) {
            return field.label() + " (*)";
        }
        return Section.isOfOutline(field) ? field.label() : field.label() + " " + Words.say("if_any");
    }

    private void value(Sheet sheet, Field field, int row, int campaignYear, String formId, Map<String, String> values) {
        var type = look(field);
        for (int column = spans.firstValue(); column <= spans.lastValue(); column++) {
            page.cell(row, column, type);
        }
        if (spans.lastValue() > spans.firstValue()) {
            page.merge(row, row, spans.firstValue(), spans.lastValue());
        }
        var cell = page.cell(row, spans.firstValue(), type);
        var text = field.name().equals("form") ? formId : values.get(field.name());
        if (field.type() == FieldType.YEAR) {
            cell.setCellValue(campaignYear);
        } else if (field.name().equals("revision")) {
            cell.setCellValue(1);
        } else if (field.name().equals("nature")) {
            cell.setCellValue(first(field));
        } else if (text != null) {
            cell.setCellValue(text);
        }
        if (isParagraph(field)) {
            page.height(row, PARAGRAPH);
        }
        var cells = Cells.one(page.sheet().getSheetName(), row, spans.firstValue());
        laid.put(sheet, field, cells);
        entry.guard(page, field, cells, FieldGuide.hint(field, campaignYear));
    }

    /** A form is the first of its reporter until somebody says otherwise. */
    private String first(Field nature) {
        return FieldGuide.labels(nature, forms).get(0);
    }

    private static Look.Type look(Field field) {
        var cell = Look.Type.PLAIN.aligned(HorizontalAlignment.LEFT).format(Entry.format(field));
        if (isPrinted(field)) {
            return cell.strong().framed(Look.PRINTED);
        }
        var tint = field.required() ? Look.REQUIRED : Section.isOfOutline(field) ? Look.OUTLINE : Look.IF_ANY;
        var open = cell.framed(tint).input();
        return isParagraph(field) ? open.atTop() : open;
    }

    /** What the Ministry prints and nobody changes. */
    static boolean isPrinted(Field field) {
        return field.name().equals("form")
                || field.type() == FieldType.YEAR
                || field.name().equals("reporter.code")
                || field.name().equals("sender.code");
    }

    private static boolean isParagraph(Field field) {
        return switch (Section.of(field)) {
            case NARRATIVE, ASSESSMENT, PROPOSALS -> field.type() == FieldType.TEXT;
            default -> false;
        };
    }

    private void unitOfMoney(Sheet sheet, int row) {
        label(row, 0, Words.say("unit_of_money"), true);
        if (spans.firstLabel() > 0) {
            page.text(row, 0, "", NUMBER);
        }
        var type = Look.Type.PLAIN
                .aligned(HorizontalAlignment.LEFT)
                .framed(Look.REQUIRED)
                .input();
        page.across(row, spans.firstValue(), spans.lastValue(), "", type);
        page.cell(row, spans.firstValue(), type).setBlank();
        var cell = Cells.one(page.sheet().getSheetName(), row, spans.firstValue());
        laid.putUnitOfMoney(sheet, cell);
        entry.guardUnitOfMoney(page, cell);
    }
}
