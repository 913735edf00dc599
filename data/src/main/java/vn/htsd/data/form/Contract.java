package vn.htsd.data.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.htsd.data.form.Sheet.Layout;

/**
 * What the pipeline knows of fields, taken from the shipped forms: under which names it looks for values, of which type
 * they must be, and which no form can do without.
 */
record Contract(Map<String, FieldType> types) {
    private static final String LABELS = "";
    private static final Map<String, List<String>> SINGLE = Map.of(
            FormDefinition.ONE_REPORTER,
            List.of("form", "campaign_year", "kind", "reporter.name", "reporter.level"),
            FormDefinition.ONE_ROW_A_REPORTER,
            List.of("form", "campaign_year", "sender.code"));
    private static final Map<String, List<String>> TABLES = Map.of(
            "activities", List.of("group", "participants.total"),
            "funding", List.of("source", "amount_vnd"),
            "rows", List.of("reporter.name", "totals.participants"));

    /** Of the forms that this program ships; nothing in them is extra. */
    static Contract of(Collection<FormDefinition> shipped) {
        var types = new HashMap<String, FieldType>();
        for (var form : shipped) {
            for (var sheet : form.sheets()) {
                sheet.fields()
                        .forEach(field -> types.put(path(sheet.layout(), sheet.key(), field.name()), field.type()));
            }
        }
        return new Contract(Map.copyOf(types));
    }

    private static String path(Layout layout, String sheetKey, String name) {
        return (layout == Layout.LABELS ? LABELS : sheetKey) + "/" + name;
    }

    /** The type that values of this name have; empty for a name that no shipped form has. */
    Optional<FieldType> typeOf(Layout layout, String sheetKey, String name) {
        return Optional.ofNullable(types.get(path(layout, sheetKey, name)));
    }

    boolean knowsTable(String sheetKey) {
        return TABLES.containsKey(sheetKey);
    }

    /** The names without which nothing could be made of a filled form; those that {@code form} lacks. */
    static List<String> missing(FormDefinition form) {
        var labels = form.sheets().stream()
                .filter(sheet -> sheet.layout() == Layout.LABELS)
                .flatMap(sheet -> sheet.fields().stream())
                .map(Field::name)
                .toList();
        var missing = new ArrayList<>(SINGLE.getOrDefault(form.kind(), List.of()));
        missing.removeAll(labels);
        for (var sheet : form.sheets()) {
            if (sheet.layout() == Layout.TABLE) {
                TABLES.getOrDefault(sheet.key(), List.of()).stream()
                        .filter(name -> sheet.field(name).isEmpty())
                        .forEach(missing::add);
            }
        }
        if (form.holdsManyReports() && form.sheet("rows").isEmpty()) {
            missing.addAll(TABLES.getOrDefault("rows", List.of()));
        }
        return missing;
    }
}
