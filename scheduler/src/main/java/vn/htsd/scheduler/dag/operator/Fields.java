package vn.htsd.scheduler.dag.operator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
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

    static Map<String, String> rendered(Map<String, String> texts, UnaryOperator<String> render) {
        var rendered = new LinkedHashMap<String, String>();
        texts.forEach((name, value) -> rendered.put(name, render.apply(value)));
        return rendered;
    }

    static @Nullable String rendered(@Nullable String text, UnaryOperator<String> render) {
        return text == null ? null : render.apply(text);
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
