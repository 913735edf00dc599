package vn.htsd.scheduler.dag;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping of a DAG file with its place in it: asks for a key's value as a type, and names the key when it is not one. */
record Keys(String path, Map<String, @Nullable Object> values) {
    /** {@code path} followed by {@code key}. */
    String place(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    @Nullable
    Object value(String key) {
        return values.get(key);
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    @Nullable
    String text(String key) {
        var value = values.get(key);
        if (value instanceof Map || value instanceof List) {
            throw DagException.at(place(key), "not_text", value);
        }
        return value == null ? null : value.toString();
    }

    int number(String key, int otherwise) {
        var value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number && number >= 0) {
            return number;
        }
        throw DagException.at(place(key), "not_number", value);
    }

    boolean flag(String key, boolean otherwise) {
        var value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw DagException.at(place(key), "not_flag", value);
    }

    List<String> texts(String key) {
        var value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw DagException.at(place(key), "not_list", value);
    }

    Keys mapping(String key) {
        var value = values.get(key);
        if (value == null) {
            return new Keys(place(key), Map.of());
        }
        if (value instanceof Map<?, ?> mapping) {
            return new Keys(place(key), YamlText.texted(mapping));
        }
        throw DagException.at(place(key), "not_mapping", value);
    }

    /** Seconds, or a typed {@code datetime.timedelta}. */
    @Nullable
    Duration duration(String key) {
        var value = values.get(key);
        return value == null ? null : TypedValue.duration(place(key), value);
    }

    /** These values, and those of {@code fallback} where this says nothing; mappings are merged all the way down. */
    Keys over(Keys fallback) {
        return new Keys(path, merged(values, fallback.values()));
    }

    Keys without(String key) {
        var rest = new LinkedHashMap<>(values);
        rest.remove(key);
        return new Keys(path, rest);
    }

    void refuse(Map<String, String> hints) {
        hints.forEach((key, hint) -> {
            if (values.containsKey(key)) {
                throw DagException.at(place(key), "old_key", key, hint);
            }
        });
    }

    void requireKnown(Set<String> known) {
        for (var key : values.keySet()) {
            if (!known.contains(key)) {
                throw DagException.at(place(key), "unknown_key", key);
            }
        }
    }

    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> first, Map<String, @Nullable Object> fallback) {
        var merged = new LinkedHashMap<String, @Nullable Object>(fallback);
        first.forEach((key, value) -> {
            var below = fallback.get(key);
            merged.put(
                    key,
                    value instanceof Map<?, ?> over && below instanceof Map<?, ?> under
                            ? merged(YamlText.texted(over), YamlText.texted(under))
                            : value);
        });
        return merged;
    }
}
