package vn.htsd.scheduler.run.template;

import com.hubspot.jinjava.el.ext.NamedParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The arguments of a call in a template, some by place and some by name. */
final class CallArguments {
    private final Map<String, @Nullable Object> values = new HashMap<>();

    /** @param names of the arguments, in the order in which they stand without name */
    CallArguments(String call, List<String> names, @Nullable Object... arguments) {
        var open = new ArrayList<>(names);
        for (var argument : arguments) {
            var named = argument instanceof NamedParameter parameter ? parameter : null;
            var name = named != null ? named.getName() : open.isEmpty() ? "" : open.get(0);
            if (!open.remove(name)) {
                throw new TemplateException(call + " takes " + String.join(", ", names) + " and not “"
                        + (name.isEmpty() ? String.valueOf(argument) : name) + "”");
            }
            values.put(name, named != null ? named.getValue() : argument);
        }
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }

    String text(String name, String otherwise) {
        var value = values.get(name);
        return value == null ? otherwise : value.toString();
    }

    long whole(String name) {
        var value = values.get(name);
        if (value == null) {
            return 0;
        }
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new TemplateException("“" + name + "” must be a whole number, not " + value);
    }

    Set<String> names() {
        return values.keySet();
    }
}
