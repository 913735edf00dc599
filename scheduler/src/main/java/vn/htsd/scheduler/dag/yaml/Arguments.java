package vn.htsd.scheduler.dag.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a typed value by name, whether they stand in {@code __args__} or under their names. */
final class Arguments {
    private final String place;
    private final Map<String, @Nullable Object> byName = new LinkedHashMap<>();

    /** @param names in the order of the positional arguments, then those that only go by name */
    Arguments(String place, Map<?, ?> typed, List<String> names, int positional) {
        this.place = place;
        var list = typed.get("__args__");
        if (list != null && !(list instanceof List<?>)) {
            throw DagException.at(place, "not_list", list);
        }
        if (list instanceof List<?> arguments) {
            if (arguments.size() > positional) {
                throw DagException.at(place, "too_many_arguments", typed.get("__type__"), positional);
            }
            for (int i = 0; i < arguments.size(); i++) {
                byName.put(names.get(i), arguments.get(i));
            }
        }
        typed.forEach((key, value) -> {
            var name = String.valueOf(key);
            if (name.equals("__type__") || name.equals("__args__")) {
                return;
            }
            if (!names.contains(name)) {
                throw DagException.at(place + "." + name, "unknown_argument", name, typed.get("__type__"));
            }
            byName.put(name, value);
        });
    }

    boolean has(String name) {
        return byName.get(name) != null;
    }

    @Nullable
    Object value(String name) {
        return byName.get(name);
    }

    double amount(String name) {
        var value = byName.get(name);
        if (value == null) {
            return 0;
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw DagException.at(place + "." + name, "not_number", value);
    }

    int whole(String name, int otherwise) {
        var value = byName.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number) {
            return number;
        }
        throw DagException.at(place + "." + name, "not_number", value);
    }
}
