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

    /**
     * One breach of the schema.
     *
     * @param keyword of JSON Schema: {@code required}, {@code type}, {@code enum}, {@code minimum} …; {@code unknown} for a
     *     property that the schema does not name
     * @param name the property
     * @param value what stands there; null for nothing, or where it must not be shown
     * @param expected what the schema asks for
     */
    public record Problem(String pointer, String keyword, String name, @Nullable String value, String expected) {}
}
