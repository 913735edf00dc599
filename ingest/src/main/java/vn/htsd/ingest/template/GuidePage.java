package vn.htsd.ingest.template;

import java.util.Set;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.htsd.data.form.AidSheet;
import vn.htsd.data.form.FormCatalogue;
import vn.htsd.data.form.FormDefinition;

/** The sheet "Hướng dẫn": the way of a form in a few steps, the rules that matter, then every field with an example. */
final class GuidePage {
    private static final int STEPS = 6;
    private static final int RULES = 8;
    private static final int[] WIDTHS = {22, 40, 60, 24};
    private static final int LAST = WIDTHS.length - 1;
    /** Lines that say something else of form B. */
    private static final Set<String> OF_MANY = Set.of("step.2", "step.3", "step.4", "rule.4", "rule.8");

    private static final Look.Type TEXT =
            Look.Type.PLAIN.size(11).aligned(HorizontalAlignment.LEFT).framed(Look.IF_ANY);
    private static final Look.Type HEADING = TEXT.strong().framed(Look.HEADING);

    private final XSSFWorkbook workbook;
    private final Look look;
    private final FormCatalogue forms;
    private final FormDefinition form;

    GuidePage(XSSFWorkbook workbook, Look look, FormCatalogue forms, FormDefinition form) {
        this.workbook = workbook;
        this.look = look;
        this.forms = forms;
        this.form = form;
    }

    void write() {
        var page = new Page(workbook.createSheet(AidSheet.GUIDE.title()), look);
        page.widths(WIDTHS);
        page.across(
                0,
                0,
                LAST,
                Words.say("guide_title", form.id()),
                Look.Type.PLAIN.size(14).strong().centred());
        page.height(0, 28f);
        int row = lines(page, 1, "step", STEPS);
        row = lines(page, row + 1, "rule", RULES);
        row = fields(page, row + 1);
        page.print(true, form.id());
        page.protect(false);
    }

    private int lines(Page page, int from, String key, int count) {
        int row = from;
        page.across(row++, 0, LAST, Words.say(key + "s"), HEADING);
        for (int at = 1; at <= count; at++) {
            var line = key + "." + at;
            var text = at + ". " + Words.say(form.holdsManyReports() && OF_MANY.contains(line) ? line + ".B" : line);
            page.across(row, 0, LAST, text, TEXT);
            page.room(row++, text, page.width(0, LAST), 20f);
        }
        return row;
    }

    private int fields(Page page, int from) {
        int row = from;
        for (int column = 0; column <= LAST; column++) {
            page.text(row, column, Words.say("guide_heading." + column), HEADING.centred());
        }
        for (var sheet : form.sheets()) {
            for (var field : Section.fields(sheet)) {
                if (LabelBlock.isPrinted(field)) {
                    continue;
                }
                row++;
                var how = (field.required() ? Words.say("must") + " " : "") + FieldGuide.explained(field, forms);
                page.text(row, 0, sheet.name(), TEXT);
                page.text(row, 1, field.label(), TEXT);
                page.text(row, 2, how, TEXT);
                page.text(row, LAST, FieldGuide.example(field, forms, form.campaignYear()), TEXT);
                page.room(row, how, WIDTHS[2], 20f);
                page.height(
                        row,
                        Math.max(
                                page.sheet().getRow(row).getHeightInPoints(),
                                (field.label().length() / WIDTHS[1] + 1) * Page.LINE + 3));
            }
        }
        return row + 1;
    }
}
