package vn.htsd.scheduler.engine;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells versions of a DAG, or of its schedule, apart: the same for the same meaning, whatever the order of keys. */
final class DagHash {
    private DagHash() {}

    /** @param parts a DAG, or a part of it */
    static String of(Record parts) {
        var text = new StringBuilder();
        append(parts, text);
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static void append(@Nullable Object value, StringBuilder into) {
        if (value instanceof Record parts) {
            into.append(parts.getClass().getSimpleName()).append('(');
            for (var part : parts.getClass().getRecordComponents()) {
                into.append(part.getName()).append('=');
                append(read(parts, part.getAccessor()), into);
                into.append(',');
            }
            into.append(')');
        } else if (value instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, @Nullable Object>();
            map.forEach((key, entry) -> sorted.put(String.valueOf(key), entry));
            into.append('{');
            sorted.forEach((key, entry) -> {
                into.append(key).append('=');
                append(entry, into);
                into.append(',');
            });
            into.append('}');
        } else if (value instanceof Set<?> set) {
            var sorted = new TreeSet<String>();
            set.forEach(entry -> sorted.add(String.valueOf(entry)));
            into.append(sorted);
        } else if (value instanceof Collection<?> list) {
            into.append('[');
            list.forEach(entry -> {
                append(entry, into);
                into.append(',');
            });
            into.append(']');
        } else {
            into.append(value);
        }
    }

    private static @Nullable Object read(Record parts, java.lang.reflect.Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(parts);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
