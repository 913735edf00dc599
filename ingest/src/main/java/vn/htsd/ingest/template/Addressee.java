package vn.htsd.ingest.template;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.Locality;

/**
 * Who gets a form: what of it can be filled in beforehand.
 *
 * @param code of the reporter; the official code of an administrative unit
 * @param above the body that the letterhead names first; blank where there is none
 * @param body the reporter as its letterhead names it
 * @param place the administrative unit it lies in or is
 * @param folders names of the province and, below it, the district or commune, from the top
 * @param values by field name, as the cells hold them
 */
record Addressee(
        String code,
        String name,
        String above,
        String body,
        @Nullable Locality place,
        java.util.List<String> folders,
        Map<String, String> values) {
    /** Keys of the two lines of the letterhead, which are no fields. */
    static final String ABOVE = "letterhead.above";

    static final String BODY = "letterhead.body";
    /** Behind the key of a line that takes two. */
    static final String LONG = ".long";

    private static final int ONE_LINE = 33;

    Addressee {
        folders = java.util.List.copyOf(folders);
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** All that is filled in beforehand. */
    Map<String, String> all() {
        var all = new TreeMap<>(values);
        all.put(above.length() > ONE_LINE ? ABOVE + LONG : ABOVE, above);
        all.put(body.length() > ONE_LINE ? BODY + LONG : BODY, body);
        return all.entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }
}
