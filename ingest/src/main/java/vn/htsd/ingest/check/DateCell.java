package vn.htsd.ingest.check;

import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.ingest.read.CellValue;
import vn.htsd.ingest.text.DateText;

/** A cell with a day, or a span of days. */
final class DateCell {
    private final CellFindings findings;

    DateCell(CellFindings findings) {
        this.findings = findings;
    }

    @Nullable
    Value read(Field field, CellValue cell, String place) {
        var written = cell.written();
        if (cell instanceof CellValue.Number number) {
            var moment = number.moment();
            if (moment == null || moment.getYear() < 2000 || moment.getYear() > 2099) {
                return findings.unreadable(Rule.DATE_UNREADABLE, place, written, field.label());
            }
            var day = moment.toLocalDate();
            return new Value.Days(day, day);
        }
        var reading = DateText.read(written);
        if (reading instanceof DateText.Days days) {
            return new Value.Days(days.from(), days.to());
        }
        return reading instanceof DateText.NotReported
                ? null
                : findings.unreadable(Rule.DATE_UNREADABLE, place, written, field.label());
    }
}
