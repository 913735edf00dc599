package vn.htsd.data.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.form.Sheet.Layout;
import vn.htsd.data.text.VietnameseText;

/**
 * One definition in YAML becomes a form, on top of the one it {@code extends}: a sheet or field that both have takes from
 * the file what the file says and the rest from below, and its former label stays as a synonym.
 */
final class FormFile {
    private static final Set<String> OF_FORM = Set.of("id", "extends", "kind", "campaign_year", "sheets", "lists");
    private static final Set<String> OF_SHEET = Set.of("key", "name", "synonyms", "layout", "required", "fields");
    private static final Set<String> OF_FIELD =
            Set.of("name", "label", "synonyms", "type", "list", "except", "required", "extra", "remove", "after");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)?");
    /** What such a field held would be published, unlike the contact that the contract knows. */
    private static final String PERSONAL = "contact.";

    private final YamlNode file;
    private final Optional<Contract> contract;
    private final Predicate<String> lists;

    /** @param contract empty for the shipped forms, from which it is made */
    FormFile(YamlNode file, Optional<Contract> contract, Predicate<String> lists) {
        this.file = file;
        this.contract = contract;
        this.lists = lists;
    }

    /** @param base the form that this one extends, if it does */
    FormDefinition form(@Nullable FormDefinition base) {
        file.only(OF_FORM);
        var form = new FormDefinition(
                file.child("id").text(),
                base == null || file.find("kind").isPresent() ? kind() : base.kind(),
                file.number("campaign_year"),
                sheets(base));
        var missing = Contract.missing(form);
        if (!missing.isEmpty()) {
            throw file.child("id").problem("required_missing", form.id(), String.join(", ", missing));
        }
        return form;
    }

    private String kind() {
        var kind = file.child("kind");
        if (!Set.of(FormDefinition.ONE_REPORTER, FormDefinition.ONE_ROW_A_REPORTER)
                .contains(kind.text())) {
            throw kind.problem("unknown_kind", kind.text());
        }
        return kind.text();
    }

    private List<Sheet> sheets(@Nullable FormDefinition base) {
        var sheets = new LinkedHashMap<String, Sheet>();
        if (base != null) {
            base.sheets().forEach(sheet -> sheets.put(sheet.key(), sheet));
        }
        for (var node : file.items("sheets")) {
            node.only(OF_SHEET);
            var key = node.child("key").text();
            sheets.put(key, sheet(key, node, sheets.get(key)));
        }
        return List.copyOf(sheets.values());
    }

    private Sheet sheet(String key, YamlNode node, @Nullable Sheet base) {
        var layout = base == null ? layout(node.child("layout")) : base.layout();
        if (layout == Layout.TABLE
                && contract.filter(known -> !known.knowsTable(key)).isPresent()) {
            throw node.child("key").problem("unknown_table", key);
        }
        var name = base == null ? node.child("name").text() : node.text("name").orElse(base.name());
        var synonyms = new ArrayList<>(node.texts("synonyms"));
        if (base != null) {
            synonyms.addAll(base.synonyms());
            former(base.name(), name).ifPresent(synonyms::add);
        }
        var fields = fields(key, layout, node, base);
        return new Sheet(
                key, name, synonyms, layout, node.flag("required").orElse(base != null && base.required()), fields);
    }

    private static Layout layout(YamlNode node) {
        return switch (node.text()) {
            case "labels" -> Layout.LABELS;
            case "table" -> Layout.TABLE;
            default -> throw node.problem("unknown_layout", node.text());
        };
    }

    private List<Field> fields(String sheetKey, Layout layout, YamlNode sheet, @Nullable Sheet base) {
        var fields = new ArrayList<Field>(base == null ? List.of() : base.fields());
        for (var node : sheet.items("fields")) {
            node.only(OF_FIELD);
            var name = node.child("name").text();
            int at = indexOf(fields, name);
            if (node.flag("remove").orElse(false)) {
                if (at < 0) {
                    throw node.problem("nothing_to_remove", name);
                }
                fields.remove(at);
            } else if (at >= 0) {
                fields.set(at, field(sheetKey, layout, node, fields.get(at)));
            } else {
                fields.add(place(node, fields), field(sheetKey, layout, node, null));
            }
            distinct(node, fields);
        }
        return fields;
    }

    private static int indexOf(List<Field> fields, String name) {
        for (int at = 0; at < fields.size(); at++) {
            if (fields.get(at).name().equals(name)) {
                return at;
            }
        }
        return -1;
    }

    /** At the end, or behind the field that it names. */
    private static int place(YamlNode node, List<Field> fields) {
        var after = node.find("after");
        if (after.isEmpty()) {
            return fields.size();
        }
        int at = indexOf(fields, after.get().text());
        if (at < 0) {
            throw after.get().problem("unknown_field", after.get().text());
        }
        return at + 1;
    }

    private Field field(String sheetKey, Layout layout, YamlNode node, @Nullable Field base) {
        var name = node.child("name");
        var known = contract.flatMap(of -> of.typeOf(layout, sheetKey, name.text()));
        var label =
                base == null ? node.child("label").text() : node.text("label").orElse(base.label());
        var type = type(node, name.text(), known, base);
        boolean isNew = contract.isPresent() && known.isEmpty();
        if (isNew && (!NAME.matcher(name.text()).matches() || name.text().startsWith(PERSONAL))) {
            throw name.problem("bad_name", name.text());
        }
        var synonyms = new ArrayList<>(node.texts("synonyms"));
        if (base != null) {
            synonyms.addAll(base.synonyms());
            former(base.label(), label).ifPresent(synonyms::add);
        }
        var list = list(node, name.text(), type, base);
        return new Field(
                name.text(),
                label,
                synonyms,
                type,
                list,
                node.find("except").isEmpty() && base != null ? base.except() : Set.copyOf(node.texts("except")),
                node.flag("required").orElse(base != null && base.required()),
                isNew || node.flag("extra").orElse(base != null && base.extra()));
    }

    private static FieldType type(YamlNode node, String name, Optional<FieldType> known, @Nullable Field base) {
        var written = node.find("type");
        if (written.isEmpty() && base != null) {
            return base.type();
        }
        var text = node.child("type").text();
        var type = java.util.Arrays.stream(FieldType.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> node.child("type").problem("unknown_type", text, types()));
        if (known.filter(expected -> expected != type).isPresent()) {
            throw node.child("type")
                    .problem("other_type", name, text, known.get().name().toLowerCase(Locale.ROOT));
        }
        return type;
    }

    private static String types() {
        return String.join(
                ", ",
                java.util.Arrays.stream(FieldType.values())
                        .map(type -> type.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private Optional<String> list(YamlNode node, String name, FieldType type, @Nullable Field base) {
        boolean coded = type == FieldType.CODE || type == FieldType.CODE_OR_TEXT;
        var list = node.text("list").or(() -> base == null ? Optional.empty() : base.list());
        if (coded != list.isPresent()) {
            throw node.problem(coded ? "list_missing" : "list_unwanted", name);
        }
        if (list.isPresent() && !lists.test(list.get())) {
            throw node.find("list").orElse(node).problem("unknown_list", list.get());
        }
        return list;
    }

    /** Officers go on using last year's workbook for a while. */
    private static Optional<String> former(String before, String now) {
        return VietnameseText.fold(before).equals(VietnameseText.fold(now)) ? Optional.empty() : Optional.of(before);
    }

    /** One label, one field: else nobody could say which of the two a cell means. */
    private static void distinct(YamlNode node, List<Field> fields) {
        Map<String, Field> seen = new HashMap<>();
        for (var field : fields) {
            var before = seen.put(VietnameseText.fold(field.label()), field);
            if (before != null) {
                throw node.problem("duplicate_label", field.label(), before.name(), field.name());
            }
        }
    }
}
