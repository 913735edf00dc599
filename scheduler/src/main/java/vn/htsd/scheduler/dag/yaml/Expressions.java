package vn.htsd.scheduler.dag.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Carries out what dag-factory carries out while loading: joined texts, conditions on texts, typed lists. */
final class Expressions {
    private static final String LIST = "builtins.list";

    private Expressions() {}

    static Map<?, ?> evaluated(Map<?, ?> mapping) {
        var evaluated = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        mapping.forEach((key, value) -> evaluated.put(key, of(value)));
        return evaluated;
    }

    private static @Nullable Object of(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (!(value instanceof Map<?, ?> mapping)) {
            return value;
        }
        if (LIST.equals(mapping.get("__type__")) && mapping.get("items") instanceof List<?> items) {
            return list(items);
        }
        if (mapping.get("__join__") instanceof List<?> parts) {
            return joined(list(parts), "", "", "");
        }
        var all = texts(mapping.get("__and__"));
        if (all != null) {
            return joined(all, " & ", "(", ")");
        }
        var any = texts(mapping.get("__or__"));
        if (any != null) {
            return joined(any, " | ", "(", ")");
        }
        return evaluated(mapping);
    }

    private static List<?> list(List<?> items) {
        return items.stream().map(Expressions::of).collect(Collectors.toList()); // an item may be null
    }

    /** The evaluated list where it holds nothing but texts; conditions on anything else stay as they are. */
    private static @Nullable List<?> texts(@Nullable Object value) {
        if (!(value instanceof List<?> parts)) {
            return null;
        }
        var evaluated = list(parts);
        return evaluated.stream().allMatch(String.class::isInstance) ? evaluated : null;
    }

    private static String joined(List<?> parts, String between, String before, String after) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining(between, before, after));
    }
}
