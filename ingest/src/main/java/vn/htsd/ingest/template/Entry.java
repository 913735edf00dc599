package vn.htsd.ingest.template;

import java.time.LocalDate;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.Field;

/** What the cells of a field let in, how they show it, and what they say to whoever types something else. */
final class Entry {
    private static final int YEARS_AFTER = 5;

    private final Choices choices;
    private final int year;

    Entry(Choices choices, int year) {
        this.choices = choices;
        this.year = year;
    }

    static String format(Field field) {
        return switch (field.type()) {
            case COUNT -> Look.COUNT;
            case MONEY -> Look.MONEY;
            case DATE -> Look.DAY;
            case UNIT_CODE -> Look.TEXT;
            case YEAR, TEXT, CODE, CODE_OR_TEXT -> "General";
        };
    }

    /** @param hint shown when a cell is chosen; null for none */
    void guard(Page page, Field field, Cells cells, @Nullable String hint) {
        var helper = page.sheet().getDataValidationHelper();
        var constraint = constraint(helper, field);
        if (constraint == null) {
            return;
        }
        var rule = rule(helper, constraint, cells);
        // A date may also be written out ("từ 01-07/10/2025"), and a format may be one that the list does not have.
        rule.setErrorStyle(
                switch (field.type()) {
                    case DATE, CODE_OR_TEXT -> DataValidation.ErrorStyle.WARNING;
                    case TEXT, COUNT, MONEY, YEAR, UNIT_CODE, CODE -> DataValidation.ErrorStyle.STOP;
                });
        rule.createErrorBox(Words.say("refused.title"), Words.say("refused." + field.type(), year));
        rule.setShowErrorBox(true);
        if (hint != null) {
            rule.createPromptBox(Words.say("hint.title"), hint);
            rule.setShowPromptBox(true);
        }
        page.sheet().addValidationData(rule);
    }

    /** The cell in which the unit of money is chosen. */
    void guardUnitOfMoney(Page page, Cells cell) {
        var helper = page.sheet().getDataValidationHelper();
        var rule = rule(
                helper,
                helper.createFormulaListConstraint(choices.unitsOfMoney().offered()),
                cell);
        rule.setErrorStyle(DataValidation.ErrorStyle.STOP);
        rule.createErrorBox(Words.say("refused.title"), Words.say("refused.unit_of_money"));
        rule.setShowErrorBox(true);
        rule.createPromptBox(Words.say("hint.title"), Words.say("hint.unit_of_money"));
        rule.setShowPromptBox(true);
        page.sheet().addValidationData(rule);
    }

    private static DataValidation rule(DataValidationHelper helper, DataValidationConstraint constraint, Cells cells) {
        var rule = helper.createValidation(
                constraint, new CellRangeAddressList(cells.first(), cells.last(), cells.column(), cells.column()));
        rule.setEmptyCellAllowed(true);
        return rule;
    }

    private @Nullable DataValidationConstraint constraint(DataValidationHelper helper, Field field) {
        return switch (field.type()) {
            case TEXT, UNIT_CODE, YEAR -> null;
            case COUNT -> helper.createIntegerConstraint(OperatorType.GREATER_OR_EQUAL, "0", null);
            case MONEY -> helper.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null);
            case DATE ->
                helper.createDateConstraint(
                        OperatorType.BETWEEN,
                        serial(LocalDate.of(year - 1, 1, 1)),
                        serial(LocalDate.of(year + YEARS_AFTER, 12, 31)),
                        null);
            case CODE, CODE_OR_TEXT ->
                helper.createFormulaListConstraint(choices.of(field).offered());
        };
    }

    /** A day as Excel counts it. */
    static String serial(LocalDate day) {
        return Integer.toString((int) DateUtil.getExcelDate(day));
    }
}
