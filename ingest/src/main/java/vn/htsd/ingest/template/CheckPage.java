package vn.htsd.ingest.template;

import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.htsd.data.form.AidSheet;

/**
 * The sheet on which the form shows its own errors: one line that says whether there are any, then one row a check with the
 * first place and what to do. Its formulas are those of Excel 2007, so any office program works them out.
 */
final class CheckPage {
    private static final int VERDICT = 2;
    private static final int HEADER = 4;
    private static final int NUMBER = 0;
    private static final int TITLE = 1;
    private static final int RESULT = 2;
    private static final int WHERE = 3;
    private static final int REMEDY = 4;
    /** Hidden: how many cells fail, and the address of the first. */
    private static final int COUNT = 5;

    private static final int ADDRESS = 6;
    /** Hidden: the order in which the checks are shown, and what is shown of them. */
    private static final int RANK = 7;

    private static final int CHECK = 8;
    private static final int SHEET = 9;
    private static final int TO_DO = 10;
    private static final int WORD = 11;
    /** Errors have ranks below half of it, doubts below it, the rest above. */
    private static final int LAST_RANK = 2_000;

    private static final float LINE = 36f;
    private static final int[] WIDTHS = {5, 48, 14, 30, 60, 8, 8, 8, 8, 8, 8, 8};

    private static final Look.Type TEXT =
            Look.Type.PLAIN.size(11).aligned(HorizontalAlignment.LEFT).framed(Look.IF_ANY);
    private static final Look.Type HEADING = TEXT.strong().centred().framed(Look.HEADING);

    private final XSSFWorkbook workbook;
    private final Look look;
    private final String formId;

    CheckPage(XSSFWorkbook workbook, Look look, String formId) {
        this.workbook = workbook;
        this.look = look;
        this.formId = formId;
    }

    void write(List<Check> checks) {
        var page = new Page(workbook.createSheet(AidSheet.CHECK.title()), look);
        page.widths(WIDTHS);
        page.across(
                0,
                0,
                REMEDY,
                Words.say("check_title"),
                Look.Type.PLAIN.size(14).strong().centred());
        page.height(0, 28f);
        page.across(
                1,
                0,
                REMEDY,
                Words.say("check_note"),
                Look.Type.PLAIN.size(11).slanted().centred());
        page.room(1, Words.say("check_note"), page.width(0, REMEDY), 20f);
        for (int column = 0; column <= REMEDY; column++) {
            page.text(HEADER, column, Words.say("check_heading." + column), HEADING);
        }
        page.height(HEADER, 24f);
        int row = HEADER;
        for (var check : checks) {
            row++;
            result(page, row, row - HEADER, check);
        }
        for (int number = 1; number <= checks.size(); number++) {
            line(page, HEADER + number, number, HEADER + 1, row);
        }
        verdict(page, HEADER + 1, row, checks);
        colours(page.sheet(), HEADER + 1, row);
        checks.forEach(this::mark);
        for (int column = COUNT; column < WIDTHS.length; column++) {
            page.sheet().setColumnHidden(column, true);
        }
        page.sheet().createFreezePane(0, HEADER + 1);
        page.sheet().setRepeatingRows(new CellRangeAddress(HEADER, HEADER, -1, -1));
        page.print(true, formId);
        page.protect(false);
    }

    /** What a check found, hidden; those that found something worse come first on the visible side. */
    private static void result(Page page, int row, int number, Check check) {
        formula(page.cell(row, COUNT, TEXT), check.count(), check.array());
        formula(page.cell(row, ADDRESS, TEXT), check.address(), check.array());
        page.cell(row, RANK, TEXT)
                .setCellFormula(
                        "IF(F%d=0,%d,%d)+%d".formatted(row + 1, LAST_RANK, check.error() ? 0 : LAST_RANK / 2, number));
        page.text(row, CHECK, check.title(), TEXT);
        page.text(row, SHEET, check.sheet(), TEXT);
        page.text(row, TO_DO, check.remedy(), TEXT);
        page.text(row, WORD, Words.say(check.error() ? "found_error" : "found_doubt"), TEXT);
    }

    /** The visible line of that number. */
    private static void line(Page page, int row, int number, int first, int last) {
        Function<Integer, String> found = column -> {
            var letter = CellReference.convertNumToColString(column);
            return "INDEX($%1$s$%2$d:$%1$s$%3$d,MOD(SMALL($H$%2$d:$H$%3$d,%4$d),%5$d))"
                    .formatted(letter, first + 1, last + 1, number, LAST_RANK / 2);
        };
        var count = found.apply(COUNT);
        page.cell(row, NUMBER, TEXT.centred()).setCellValue(number);
        page.cell(row, TITLE, TEXT).setCellFormula(found.apply(CHECK));
        page.cell(row, RESULT, TEXT.centred())
                .setCellFormula("IF(%s=0,%s,%s&\" (\"&%s&\")\")"
                        .formatted(count, quoted(Words.say("found_nothing")), found.apply(WORD), count));
        var place = found.apply(SHEET) + "&\"!\"&" + found.apply(ADDRESS);
        page.cell(row, WHERE, TEXT)
                .setCellFormula("IF(%s=0,\"\",HYPERLINK(\"#'\"&%s&\"'!\"&%s,%s))"
                        .formatted(count, found.apply(SHEET), found.apply(ADDRESS), place));
        page.cell(row, REMEDY, TEXT).setCellFormula("IF(%s=0,\"\",%s)".formatted(count, found.apply(TO_DO)));
        page.height(row, LINE);
    }

    private static void formula(XSSFCell cell, String formula, boolean array) {
        if (array) {
            cell.getSheet()
                    .setArrayFormula(
                            formula,
                            new CellRangeAddress(
                                    cell.getRowIndex(),
                                    cell.getRowIndex(),
                                    cell.getColumnIndex(),
                                    cell.getColumnIndex()));
        } else {
            cell.setCellFormula(formula);
        }
    }

    /** A text in a formula ends at 255 letters, so long ones are put together. */
    private static String quoted(String text) {
        var parts = new java.util.ArrayList<String>();
        for (int from = 0; from < text.length(); from += 200) {
            var part = text.substring(from, Math.min(text.length(), from + 200));
            parts.add("\"" + part.replace("\"", "\"\"") + "\"");
        }
        return String.join("&", parts);
    }

    private static void verdict(Page page, int first, int last, List<Check> checks) {
        var errors = sum(first, checks, true);
        var doubts = sum(first, checks, false);
        page.across(
                VERDICT,
                0,
                REMEDY,
                "",
                Look.Type.PLAIN.size(16).strong().centred().framed(Look.GOOD));
        page.cell(VERDICT, 0, Look.Type.PLAIN.size(16).strong().centred().framed(Look.GOOD))
                .setCellFormula("IF(F3=0,%s,%s&F3&%s)&IF(G3=0,\"\",%s&G3&%s)"
                        .formatted(
                                quoted(Words.say("verdict_good")),
                                quoted(Words.say("verdict_before") + " "),
                                quoted(" " + Words.say("verdict_after")),
                                quoted(" – " + Words.say("verdict_before_doubts") + " "),
                                quoted(" " + Words.say("verdict_after_doubts"))));
        page.cell(VERDICT, COUNT, TEXT).setCellFormula(errors);
        page.cell(VERDICT, ADDRESS, TEXT).setCellFormula(doubts);
        page.height(VERDICT, 34f);
    }

    private static String sum(int first, List<Check> checks, boolean error) {
        var cells = new java.util.ArrayList<String>();
        for (int at = 0; at < checks.size(); at++) {
            if (checks.get(at).error() == error) {
                cells.add("F" + (first + at + 1));
            }
        }
        return cells.isEmpty() ? "0" : String.join("+", cells);
    }

    private static void colours(XSSFSheet sheet, int first, int last) {
        var rules = sheet.getSheetConditionalFormatting();
        var rows = new CellRangeAddress[] {new CellRangeAddress(first, last, NUMBER, REMEDY)};
        var verdict = new CellRangeAddress[] {new CellRangeAddress(VERDICT, VERDICT, NUMBER, REMEDY)};
        var error = "LEFT($C%d,%d)=%s"
                .formatted(first + 1, Words.say("found_error").length(), quoted(Words.say("found_error")));
        var doubt = "LEFT($C%d,%d)=%s"
                .formatted(first + 1, Words.say("found_doubt").length(), quoted(Words.say("found_doubt")));
        rules.addConditionalFormatting(rows, filled(rules.createConditionalFormattingRule(error), Look.BAD));
        rules.addConditionalFormatting(rows, filled(rules.createConditionalFormattingRule(doubt), Look.DOUBTFUL));
        rules.addConditionalFormatting(verdict, filled(rules.createConditionalFormattingRule("$F$3>0"), Look.BAD));
    }

    private static XSSFConditionalFormattingRule filled(XSSFConditionalFormattingRule rule, byte[] colour) {
        var pattern = rule.createPatternFormatting();
        pattern.setFillBackgroundColor(new XSSFColor(colour, null));
        pattern.setFillPattern((short) 1);
        return rule;
    }

    /** The failing cells of a table show where they stand. */
    private void mark(Check check) {
        check.mark().ifPresent(mark -> {
            var rules = workbook.getSheet(check.sheet()).getSheetConditionalFormatting();
            rules.addConditionalFormatting(
                    new CellRangeAddress[] {
                        new CellRangeAddress(
                                mark.cells().first(),
                                mark.cells().last(),
                                mark.cells().column(),
                                mark.last().column())
                    },
                    filled(
                            rules.createConditionalFormattingRule(mark.condition()),
                            check.error() ? Look.BAD : Look.DOUBTFUL));
        });
    }
}
