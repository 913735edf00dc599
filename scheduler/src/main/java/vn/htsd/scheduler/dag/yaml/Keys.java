package vn.htsd.scheduler.dag.yaml;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a DAG file with its place in it: asks for a key's value as a type, and names the key when it is not one.
 *
 * @param origins where a value stands that comes from defaults rather than from this mapping, by its key
 */
public record Keys(String path, Map<String, @Nullable Object> values, Map<String, String> origins) {
    public Keys(String path, Map<String, @Nullable Object> values) {
        this(path, values, Map.of());
    }

    /** The dotted path at which the value of {@code key} stands, or would stand. */
    public String place(String key) {
        return origins.getOrDefault(key, path.isEmpty() ? key : path + "." + key);
    }

    public @Nullable Object value(String key) {
        return values.get(key);
    }

    /** Whether the key is there and not null. */
    public boolean has(String key) {
        return values.get(key) != null;
    }

    public @Nullable String text(String key) {
        var value = values.get(key);
        if (value instanceof Map || value instanceof List) {
            throw DagException.at(place(key), "not_text", value);
        }
        return value == null ? null : value.toString();
    }

    public String text(String key, String otherwise) {
        var text = text(key);
        return text == null ? otherwise : text;
    }

    /** @throws DagException if the key is missing or blank */
    public String required(String key) {
        var text = text(key);
        if (text == null || text.isBlank()) {
            throw DagException.at(place(key), "missing", key);
        }
        return text;
    }

    /** A whole number, at least {@code least}. */
    public int number(String key, int otherwise, int least) {
        var value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number && number >= least) {
            return number;
        }
        throw DagException.at(place(key), "not_number_from", value, least);
    }

    public int number(String key, int otherwise) {
        return number(key, otherwise, 0);
    }

    /** A whole number of at least 1; null where the key is missing. */
    public @Nullable Integer limit(String key) {
        return has(key) ? Integer.valueOf(number(key, 1, 1)) : null;
    }

    public boolean flag(String key, boolean otherwise) {
        var value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw DagException.at(place(key), "not_flag", value);
    }

    public List<String> texts(String key) {
        var value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw DagException.at(place(key), "not_list", value);
    }

    /** A list of texts, or one text alone. */
    public List<String> oneOrMore(String key) {
        return values.get(key) instanceof List ? texts(key) : has(key) ? List.of(required(key)) : List.of();
    }

    public Keys mapping(String key) {
        var value = values.get(key);
        if (value == null) {
            return new Keys(place(key), Map.of());
        }
        if (value instanceof Map<?, ?> mapping) {
            return new Keys(place(key), YamlText.texted(mapping));
        }
        throw DagException.at(place(key), "not_mapping", value);
    }

    /**
     * The mappings under {@code key} by their names, whether they stand in a mapping or in a list.
     *
     * @param nameKey what says the name in a list
     * @throws DagException if one has no name, or one name stands twice
     */
    public Map<String, Keys> each(String key, String nameKey) {
        var each = new LinkedHashMap<String, Keys>();
        if (!(values.get(key) instanceof List<?> list)) {
            var mapping = mapping(key);
            mapping.values().keySet().forEach(name -> each.put(name, mapping.mapping(name)));
            return each;
        }
        for (int i = 0; i < list.size(); i++) {
            var at = place(key) + "." + i;
            if (!(list.get(i) instanceof Map<?, ?> item) || item.get(nameKey) == null) {
                throw DagException.at(at, "no_name", nameKey);
            }
            var name = String.valueOf(item.get(nameKey));
            if (each.put(name, new Keys(at, YamlText.texted(item))) != null) {
                throw DagException.at(at, "twice", name);
            }
        }
        return each;
    }

    /** Seconds, a typed {@code datetime.timedelta}, or words such as {@code 2 hours}; null where the key is missing. */
    public @Nullable Duration duration(String key) {
        var value = values.get(key);
        var duration = value == null ? null : Deltas.duration(place(key), value);
        if (duration != null && duration.isNegative()) {
            throw DagException.at(place(key), "not_duration", value);
        }
        return duration;
    }

    public Duration duration(String key, Duration otherwise) {
        var duration = duration(key);
        return duration == null ? otherwise : duration;
    }

    /** These values, and those of {@code fallback} where this says nothing; mappings are merged all the way down. */
    public Keys over(Keys fallback) {
        var places = new LinkedHashMap<>(origins);
        for (var key : fallback.values().keySet()) {
            if (!values.containsKey(key)) {
                places.put(key, fallback.place(key));
            }
        }
        return new Keys(path, merged(values, fallback.values()), places);
    }

    public void refuse(Map<String, String> hints) {
        hints.forEach((key, hint) -> {
            if (values.containsKey(key)) {
                throw DagException.at(place(key), "old_key", key, hint);
            }
        });
    }

    public void requireKnown(Set<String> known) {
        for (var key : values.keySet()) {
            if (!known.contains(key)) {
                throw DagException.at(place(key), "unknown_key", key);
            }
        }
    }

    /** {@code sets} as one. */
    @SafeVarargs
    public static Set<String> union(Set<String>... sets) {
        var all = new LinkedHashSet<String>();
        for (var set : sets) {
            all.addAll(set);
        }
        return Set.copyOf(all);
    }

    private static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> first, Map<String, @Nullable Object> fallback) {
        var merged = new LinkedHashMap<String, @Nullable Object>(fallback);
        first.forEach((key, value) -> {
            var below = fallback.get(key);
            merged.put(
                    key,
                    value instanceof Map<?, ?> over && below instanceof Map<?, ?> under && !isTyped(over, under)
                            ? merged(YamlText.texted(over), YamlText.texted(under))
                            : value);
        });
        return merged;
    }

    /** A typed value is one value: its arguments never mix with those of another. */
    private static boolean isTyped(Map<?, ?> over, Map<?, ?> under) {
        return over.containsKey("__type__") || under.containsKey("__type__");
    }
}
