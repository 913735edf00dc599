package vn.htsd.data.form;

import java.util.List;
import java.util.Optional;

/**
 * One sheet of a form: found by its folded name or synonyms, laid out as labels with values or as a table. Two sheets of
 * one name are parts of the same page: the labels stand above the table.
 */
public record Sheet(
        String key, String name, List<String> synonyms, Layout layout, boolean required, List<Field> fields) {
    /** How a sheet is read. */
    public enum Layout {
        /** A label, and its value in the first filled cell to the right. */
        LABELS,
        /** A header row, then one row an entry. */
        TABLE
    }

    public Sheet {
        synonyms = List.copyOf(synonyms);
        fields = List.copyOf(fields);
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
