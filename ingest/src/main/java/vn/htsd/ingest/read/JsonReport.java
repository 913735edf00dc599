package vn.htsd.ingest.read;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One report in JSON.
 *
 * @param pointer where it stands in its file: empty for the whole, {@code /3} in an array
 * @param values objects as {@code Map<String, Object>}, arrays as {@code List<Object>}, {@code String}, {@code BigDecimal},
 *     {@code Boolean}; JSON null is left out
 * @param problems where it breaks the published JSON Schema
 */
public record JsonReport(String pointer, Map<String, Object> values, List<Problem> problems) {
    public JsonReport {
        problems = List.copyOf(problems);
    }

    /** A line of JSON Lines that is no JSON; it must not cost the others. */
    static JsonReport broken(int line, int column) {
        var place = "line " + line;
        return new JsonReport(
                place,
                Map.of(),
                List.of(new Problem(place, "syntax", Integer.toString(line), null, Integer.toString(column))));
    }

    /**
     * One breach of the schema.
     *
     * @param keyword of JSON Schema: {@code required}, {@code type}, {@code enum}, {@code minimum} …; {@code unknown} for a
     *     property that the schema does not name, {@code syntax} for a line that is no JSON
     * @param name the property; of a line its number
     * @param value what stands there; null for nothing, or where it must not be shown
     * @param expected what the schema asks for; of a line the column at which it breaks
     */
    public record Problem(String pointer, String keyword, String name, @Nullable String value, String expected) {}
}
