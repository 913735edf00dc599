package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.data.report.Extra;

/** The values of fields that an added form brought. */
final class Extras {
    private Extras() {}

    static List<Extra> of(FormDefinition form, Filled filled) {
        var extras = new ArrayList<Extra>();
        for (var sheet : form.sheets()) {
            var fields = sheet.fields().stream().filter(Field::extra).toList();
            if (!fields.isEmpty()) {
                filled.sections(sheet.key())
                        .forEach(section ->
                                fields.forEach(field -> extra(field, section).ifPresent(extras::add)));
            }
        }
        return extras;
    }

    private static Optional<Extra> extra(Field field, Section section) {
        return Optional.ofNullable(section.value(field.name()))
                .map(Extras::text)
                .map(text -> new Extra(field.name(), field.label(), text, section.place(field.name())));
    }

    private static String text(Value value) {
        if (value instanceof Value.Count count) {
            return Long.toString(count.measure().value());
        }
        if (value instanceof Value.Money money) {
            return Long.toString(money.measure().value());
        }
        if (value instanceof Value.Days days) {
            return days.from().equals(days.to()) ? days.from().toString() : days.from() + "/" + days.to();
        }
        if (value instanceof Value.Year year) {
            return Integer.toString(year.year());
        }
        return value instanceof Value.Code code ? code.code() : ((Value.Text) value).text();
    }
}
