package vn.htsd.scheduler.run.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plain values as a Python template sees and prints them. */
final class PythonValues {
    private PythonValues() {}

    static Object of(@Nullable Object value) {
        if (value == null) {
            return PythonNone.NONE;
        }
        if (value instanceof Boolean flag) {
            return new PythonBoolean(flag);
        }
        if (value instanceof Map<?, ?> mapping) {
            var copy = new PythonMap();
            mapping.forEach((key, inner) -> copy.put(String.valueOf(key), of(inner)));
            return copy;
        }
        if (value instanceof List<?> list) {
            var copy = new PythonList();
            list.forEach(inner -> copy.add(of(inner)));
            return copy;
        }
        return value;
    }

    /** As {@code repr()} prints it. */
    private static String repr(Object value) {
        if (!(value instanceof CharSequence)) {
            return value.toString();
        }
        var text = value.toString().replace("\\", "\\\\").replace("\n", "\\n");
        return text.contains("'") && !text.contains("\"") ? "\"" + text + "\"" : "'" + text.replace("'", "\\'") + "'";
    }

    private static final class PythonList extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return stream().map(PythonValues::repr).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    private static final class PythonMap extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return entrySet().stream()
                    .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
