package vn.htsd.ingest.check;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.text.NumberText;

/** A cell with an amount of money; one that names no unit waits for that of its sheet. */
final class MoneyCell {
    private final CellFindings findings;

    MoneyCell(CellFindings findings) {
        this.findings = findings;
    }

    @Nullable
    Value read(Field field, CellValue cell, String place) {
        var written = cell.written();
        if (cell instanceof CellValue.Number number && number.isPlain()) {
            var value = number.value();
            if (value.signum() < 0) {
                return findings.unreadable(Rule.NUMBER_NEGATIVE, place, written, field.label());
            }
            int decimals = Math.max(value.stripTrailingZeros().scale(), 0);
            return new Value.Unsettled(value, BigDecimal.ONE.movePointLeft(decimals), false);
        }
        if (!(cell instanceof CellValue.Text)) {
            return findings.notANumber(field, cell, place);
        }
        var reading = NumberText.money(written);
        if (reading instanceof NumberText.NotReported none) {
            return findings.nothing(none, place, written);
        }
        if (reading instanceof NumberText.Unreadable why) {
            return findings.unreadable(why, field, place, written);
        }
        return amount((NumberText.Amount) reading, field, place, written);
    }

    private Value amount(NumberText.Amount amount, Field field, String place, String written) {
        if (!amount.ownUnit()) {
            findings.note(amount, place, written);
            return new Value.Unsettled(amount.value(), amount.lastDigit(), amount.approximate());
        }
        var here = new Entry(new Value.Unreadable(), place, written);
        var dong = findings.dong(amount.value(), amount.lastDigit(), amount.approximate(), 0, field.label(), here);
        if (dong instanceof Value.Money) {
            findings.note(amount, place, written);
        }
        return dong;
    }
}
