package vn.htsd.ingest.check;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.data.problem.Figure;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.text.NumberText;

/** What there is to say about one cell; a cell with an error is {@link Value.Unreadable} from then on. */
record CellFindings(Findings findings) {
    private static final Value UNREADABLE = new Value.Unreadable();

    Value unreadable(Rule rule, String place, String written, @Nullable Object... arguments) {
        findings.add(rule, place, written, arguments);
        return UNREADABLE;
    }

    Value unreadableWith(String sentence, Rule rule, String place, String written, @Nullable Object... arguments) {
        findings.addWith(sentence, rule, place, written, arguments);
        return UNREADABLE;
    }

    /** A date, a percentage or a TRUE where a number belongs: each has its own way to be put right. */
    Value notANumber(Field field, CellValue cell, String place) {
        var sentence = "flag_for_number";
        if (cell instanceof CellValue.Number number) {
            sentence = number.shownAsPercent() ? "percent_for_number" : "date_for_number";
        }
        return unreadableWith(sentence, Rule.NUMBER_UNREADABLE, place, cell.written(), field.label());
    }

    Value unreadable(NumberText.Unreadable reading, Field field, String place, String written) {
        var label = field.label();
        return switch (reading.why()) {
            case UNREADABLE -> unreadable(Rule.NUMBER_UNREADABLE, place, written, label);
            case IN_WORDS ->
                unreadableWith(
                        "money_in_words",
                        Rule.NUMBER_UNREADABLE,
                        place,
                        written,
                        label,
                        new Figure(reading.readings().get(0)));
            case AMBIGUOUS -> ambiguous(reading, label, place, written);
            case NEGATIVE -> unreadable(Rule.NUMBER_NEGATIVE, place, written, label);
            case NOT_WHOLE -> unreadable(Rule.NUMBER_NOT_WHOLE, place, written, label);
        };
    }

    private Value ambiguous(NumberText.Unreadable reading, String label, String place, String written) {
        var readings = reading.readings();
        var first = readings.get(0);
        var unit = reading.ownUnit() ? "_dong" : "";
        if (readings.size() == 1) {
            return unreadableWith(
                    "one_reading" + unit,
                    Rule.NUMBER_AMBIGUOUS,
                    place,
                    written,
                    label,
                    new Figure(first),
                    unmistakable(first));
        }
        var second = readings.get(1);
        return unreadableWith(
                "two_readings" + unit,
                Rule.NUMBER_AMBIGUOUS,
                place,
                written,
                label,
                new Figure(first),
                new Figure(second),
                unmistakable(first),
                unmistakable(second));
    }

    /** The number written so that it has one reading: three decimals would look like thousands. */
    private static String unmistakable(BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        var decimals = Math.max(shortest.scale(), 0);
        return shortest.setScale(decimals == 3 ? 4 : decimals).toPlainString().replace('.', ',');
    }

    /** Nothing is reported; a bare dash is worth a word. */
    @Nullable
    Value nothing(NumberText.NotReported none, String place, String written) {
        if (none.dash()) {
            findings.add(Rule.DASH_AMBIGUOUS, place, written);
        }
        return null;
    }

    /** How a number was read, where somebody should look at it again. */
    void note(NumberText.Amount amount, String place, String written) {
        if (amount.approximate()) {
            findings.add(Rule.NUMBER_APPROXIMATE, place, written, new Figure(amount.value()));
        }
        if (amount.repaired()) {
            findings.add(Rule.NUMBER_REPAIRED, place, written, new Figure(amount.value()));
        }
    }

    /** An amount in đồng, or why it is none. */
    Value dong(BigDecimal amount, BigDecimal lastDigit, boolean approximate, int zeros, String label, Entry cell) {
        var money = Amounts.inDong(amount, lastDigit, approximate, zeros);
        if (money != null) {
            return money;
        }
        var dong = amount.scaleByPowerOfTen(zeros);
        return Amounts.isTooLarge(dong)
                ? unreadableWith("too_large", Rule.NUMBER_UNREADABLE, cell.place(), cell.written(), label)
                : unreadableWith(
                        "not_whole_dong", Rule.NUMBER_NOT_WHOLE, cell.place(), cell.written(), label, new Figure(dong));
    }
}
