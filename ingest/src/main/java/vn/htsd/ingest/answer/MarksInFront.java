package vn.htsd.ingest.answer;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCfRule;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTConditionalFormatting;

/**
 * Marks on a sheet that colours its cells by conditions, as the form itself does: such colours lie over those of the cells,
 * so a mark must be one of them, and the first.
 */
final class MarksInFront {
    /** Always true, and told by what it says. */
    private static final String OURS = "LEN(\"HTSD\")=4";

    private MarksInFront() {}

    static void removeEarlier(XSSFSheet sheet) {
        var conditions = sheet.getSheetConditionalFormatting();
        for (int at = conditions.getNumConditionalFormattings() - 1; at >= 0; at--) {
            if (OURS.equals(conditions.getConditionalFormattingAt(at).getRule(0).getFormula1())) {
                conditions.removeConditionalFormatting(at);
            }
        }
    }

    static void add(XSSFSheet sheet, List<CellAddress> errors, List<CellAddress> warnings) {
        if (sheet.getSheetConditionalFormatting().getNumConditionalFormattings() > 0) {
            add(sheet, errors, Tint.RED.rgb());
            add(sheet, warnings, Tint.AMBER.rgb());
            toTheFront(sheet);
        }
    }

    private static void add(XSSFSheet sheet, List<CellAddress> cells, byte[] rgb) {
        if (cells.isEmpty()) {
            return;
        }
        var conditions = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = conditions.createConditionalFormattingRule(OURS);
        var fill = rule.createPatternFormatting();
        fill.setFillPattern(FillPatternType.SOLID_FOREGROUND.getCode());
        fill.setFillBackgroundColor(new XSSFColor(rgb, null));
        var ranges = cells.stream()
                .map(cell -> new CellRangeAddress(cell.getRow(), cell.getRow(), cell.getColumn(), cell.getColumn()))
                .toArray(CellRangeAddress[]::new);
        conditions.addConditionalFormatting(ranges, rule);
    }

    /**
     * The condition with the smallest number is asked first, and ours ends the asking. LibreOffice goes by the order in the
     * file instead.
     */
    private static void toTheFront(XSSFSheet sheet) {
        int ours = 0;
        var formattings = new ArrayList<CTConditionalFormatting>();
        for (var formatting : sheet.getCTWorksheet().getConditionalFormattingList()) {
            var copy = (CTConditionalFormatting) formatting.copy();
            formattings.add(isOurs(formatting.getCfRuleArray(0)) ? ours : formattings.size(), copy);
            for (var rule : copy.getCfRuleList()) {
                if (isOurs(rule)) {
                    rule.setPriority(++ours);
                    rule.setStopIfTrue(true);
                } else {
                    rule.setPriority(rule.getPriority() + 2);
                }
            }
        }
        sheet.getCTWorksheet().setConditionalFormattingArray(formattings.toArray(CTConditionalFormatting[]::new));
    }

    private static boolean isOurs(CTCfRule rule) {
        return rule.sizeOfFormulaArray() > 0 && OURS.equals(rule.getFormulaArray(0));
    }
}
