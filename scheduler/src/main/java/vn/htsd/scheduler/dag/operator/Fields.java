package vn.htsd.scheduler.dag.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.yaml.DagException;
import vn.htsd.scheduler.dag.yaml.Keys;

/** What several operators read alike. */
final class Fields {
    private Fields() {}

    /** The values of a mapping as text, such as environment variables or HTTP headers. */
    static Map<String, String> texts(Keys keys, String key) {
        var texts = new LinkedHashMap<String, String>();
        keys.mapping(key).values().forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    static Map<String, String> rendered(Map<String, String> texts, Rendering render) {
        var rendered = new LinkedHashMap<String, String>();
        texts.forEach((name, value) -> rendered.put(name, render.text(value)));
        return rendered;
    }

    static @Nullable String rendered(@Nullable String text, Rendering render) {
        return text == null ? null : render.text(text);
    }

    /** Every text in a value, at any depth; the names of a mapping stay as they are. */
    static @Nullable Object renderedValue(@Nullable Object value, Rendering render) {
        if (value instanceof String text) {
            return render.value(text);
        }
        if (value instanceof Map<?, ?> mapping) {
            var rendered = new LinkedHashMap<String, @Nullable Object>();
            mapping.forEach((name, inner) -> rendered.put(String.valueOf(name), renderedValue(inner, render)));
            return rendered;
        }
        if (value instanceof List<?> list) {
            var rendered = new ArrayList<@Nullable Object>();
            list.forEach(inner -> rendered.add(renderedValue(inner, render)));
            return rendered;
        }
        return value;
    }

    /** A text that spells a list stands for its elements. */
    static List<String> rendered(List<String> texts, Rendering render) {
        var rendered = new ArrayList<String>();
        for (var text : texts) {
            var plain = render.text(text);
            if (render.meant(plain) instanceof List<?> list) {
                list.forEach(element -> rendered.add(String.valueOf(element)));
            } else {
                rendered.add(plain);
            }
        }
        return rendered;
    }

    /** @throws DagException if one of {@code names} is set: only Python could call it */
    static void refusePython(Keys keys, String... names) {
        for (var name : names) {
            if (keys.has(name)) {
                throw DagException.at(keys.place(name), "python_key", name);
            }
        }
    }
}
