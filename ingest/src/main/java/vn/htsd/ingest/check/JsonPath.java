package vn.htsd.ingest.check;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of a JSON Pointer in a parsed report. */
final class JsonPath {
    private JsonPath() {}

    /** Null where the pointer leads nowhere. */
    static @Nullable Object at(Object report, String pointer) {
        Object value = report;
        for (var step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            if (value instanceof Map<?, ?> map) {
                value = map.get(step.replace("~1", "/").replace("~0", "~"));
            } else if (value instanceof List<?> list
                    && step.matches("\\d{1,9}")
                    && Integer.parseInt(step) < list.size()) {
                value = list.get(Integer.parseInt(step));
            } else {
                return null;
            }
            if (value == null) {
                return null;
            }
        }
        return value;
    }
}
