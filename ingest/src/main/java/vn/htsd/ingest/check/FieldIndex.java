package vn.htsd.ingest.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.htsd.data.form.Field;
import vn.htsd.data.form.Sheet;

/** The fields of one sheet by the text of their labels and synonyms. */
record FieldIndex(Sheet sheet, Map<String, Field> byKey) {
    FieldIndex {
        byKey = Map.copyOf(byKey);
    }

    static FieldIndex of(Sheet sheet) {
        var index = new HashMap<String, Field>();
        for (var field : sheet.fields()) {
            index.put(FormText.key(field.label()), field);
        }
        for (var field : sheet.fields()) {
            field.synonyms().forEach(synonym -> index.putIfAbsent(FormText.key(synonym), field));
        }
        return new FieldIndex(sheet, index);
    }

    Optional<Field> field(String label) {
        return Optional.ofNullable(byKey.get(FormText.key(label)));
    }
}
