package vn.htsd.ingest.check;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.FieldType;
import vn.htsd.data.form.FormDefinition;
import vn.htsd.ingest.read.JsonReport;

/** Properties that the published schema does not name, but the report's own form does. */
record JsonExtras(@Nullable FormDefinition form) {
    private static final Pattern ROW = Pattern.compile("/(activities|funding)/\\d+/(.+)");

    /** The added field that an unknown property is. */
    Optional<Field> field(JsonReport report, JsonReport.Problem problem) {
        if (form == null
                || form.sheets().stream()
                        .noneMatch(sheet -> sheet.fields().stream().anyMatch(Field::extra))) {
            return Optional.empty();
        }
        var pointer = problem.pointer().substring(report.pointer().length());
        var row = ROW.matcher(pointer);
        boolean inRow = row.matches();
        var name = (inRow ? row.group(2) : pointer.substring(1)).replace('/', '.');
        return form.sheets().stream()
                .filter(sheet -> inRow ? sheet.key().equals(row.group(1)) : isOfWhole(sheet.key()))
                .flatMap(sheet -> sheet.fields().stream())
                .filter(field -> field.extra() && field.name().equals(name))
                .findFirst();
    }

    private static boolean isOfWhole(String sheetKey) {
        return !sheetKey.equals("activities") && !sheetKey.equals("funding");
    }

    /** A word where the form asks for a figure. */
    void check(Filled filled, Findings findings) {
        if (form == null) {
            return;
        }
        for (var sheet : form.sheets()) {
            sheet.fields().stream()
                    .filter(field -> field.extra() && isFigure(field))
                    .forEach(field -> filled.sections(sheet.key())
                            .filter(section -> section.has(field.name()) && section.measure(field.name()) == null)
                            .forEach(section -> findings.add(
                                    Rule.NUMBER_UNREADABLE,
                                    section.place(field.name()),
                                    section.written(field.name()),
                                    field.name())));
        }
    }

    private static boolean isFigure(Field field) {
        return field.type() == FieldType.COUNT || field.type() == FieldType.MONEY;
    }
}
