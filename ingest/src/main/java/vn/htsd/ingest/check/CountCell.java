package vn.htsd.ingest.check;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.data.report.Measure;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.text.NumberText;
import vn.htsd.ingest.text.NumberText.Noun;

/** A cell that counts people, classes, sessions or units. */
final class CountCell {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(999_999_999_999L);
    private static final Pattern REVISION = Pattern.compile("(?i)^lần(?: thứ)?\\s*");

    private final CellFindings findings;

    CountCell(CellFindings findings) {
        this.findings = findings;
    }

    @Nullable
    Value read(Field field, CellValue cell, String place) {
        var written = cell.written();
        if (cell instanceof CellValue.Number number && number.isPlain()) {
            return whole(field, number.value(), false, null, place, written);
        }
        if (!(cell instanceof CellValue.Text)) {
            return findings.notANumber(field, cell, place);
        }
        var text = field.name().equals("revision") ? REVISION.matcher(written).replaceFirst("") : written;
        var reading = NumberText.count(text, noun(field));
        if (reading instanceof NumberText.NotReported none) {
            return findings.nothing(none, place, written);
        }
        if (reading instanceof NumberText.Unreadable why) {
            return findings.unreadable(why, field, place, written);
        }
        var amount = (NumberText.Amount) reading;
        var value = whole(field, amount.value(), amount.approximate(), amount.female(), place, written);
        if (value instanceof Value.Count) {
            findings.note(amount, place, written);
        }
        return value;
    }

    private Value whole(
            Field field, BigDecimal number, boolean approximate, @Nullable Long female, String place, String written) {
        if (number.signum() < 0) {
            return findings.unreadable(Rule.NUMBER_NEGATIVE, place, written, field.label());
        }
        if (number.stripTrailingZeros().scale() > 0) {
            return findings.unreadable(Rule.NUMBER_NOT_WHOLE, place, written, field.label());
        }
        if (number.compareTo(LARGEST) > 0) {
            return findings.unreadableWith("too_large", Rule.NUMBER_UNREADABLE, place, written, field.label());
        }
        return new Value.Count(new Measure(number.longValueExact(), approximate), female);
    }

    private static Noun noun(Field field) {
        var name = field.name();
        if (name.endsWith("classes")) {
            return Noun.CLASSES;
        }
        if (name.equals("sessions")) {
            return Noun.SESSIONS;
        }
        return name.startsWith("coverage.") || name.equals("revision") ? Noun.UNITS : Noun.PEOPLE;
    }
}
