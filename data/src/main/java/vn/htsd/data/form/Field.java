package vn.htsd.data.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One field of a form.
 *
 * @param name path in the report, as in its JSON: {@code reporter.code}, {@code participants.total}
 * @param label the label or heading that the form of this year prints
 * @param synonyms older labels that mean the same
 * @param list the code list of a {@link FieldType#CODE} field
 * @param except codes of the list that this form does not know
 * @param extra the report has no place of its own for it: an added form brought it, and it is kept as it was read
 */
public record Field(
        String name,
        String label,
        List<String> synonyms,
        FieldType type,
        Optional<String> list,
        Set<String> except,
        boolean required,
        boolean extra) {
    public Field {
        synonyms = List.copyOf(synonyms);
        except = Set.copyOf(except);
        boolean coded = type == FieldType.CODE || type == FieldType.CODE_OR_TEXT;
        if (coded != list.isPresent()) {
            throw new IllegalArgumentException(
                    "Field " + name + ": a code list belongs to a code field and only there");
        }
    }
}
