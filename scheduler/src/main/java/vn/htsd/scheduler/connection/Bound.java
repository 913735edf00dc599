package vn.htsd.scheduler.connection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement with its parameters in the order of its question marks. In DAG files they are written as the driver at hand
 * wants them: {@code ?} or {@code %s} for a list, {@code %(name)s}, {@code :name} or {@code $name} for a mapping.
 */
record Bound(String sql, List<@Nullable Object> values) {
    private static final Pattern IN_ORDER = Pattern.compile("%s|%%");
    private static final Pattern BY_NAME =
            Pattern.compile("%\\((\\w+)\\)s|(?<![:\\w]):([A-Za-z_]\\w*)|\\$([A-Za-z_]\\w*)|%%");

    Bound {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /**
     * @param parameters a list, a mapping, or null for none
     * @throws Unreachable if the statement names one that is not there
     */
    static Bound of(String sql, @Nullable Object parameters) {
        if (parameters instanceof Map<?, ?> byName && !byName.isEmpty()) {
            return byName(sql, byName);
        }
        if (parameters instanceof List<?> inOrder && !inOrder.isEmpty()) {
            var bound = new StringBuilder();
            for (var piece : SqlText.pieces(sql)) {
                bound.append(
                        piece.isCode()
                                ? IN_ORDER.matcher(piece.text())
                                        .replaceAll(mark -> mark.group().equals("%s") ? "?" : "%")
                                : piece.text());
            }
            return new Bound(bound.toString(), new ArrayList<@Nullable Object>(inOrder));
        }
        return new Bound(sql, List.of());
    }

    private static Bound byName(String sql, Map<?, ?> parameters) {
        var values = new ArrayList<@Nullable Object>();
        var bound = new StringBuilder();
        for (var piece : SqlText.pieces(sql)) {
            if (!piece.isCode()) {
                bound.append(piece.text());
                continue;
            }
            bound.append(BY_NAME.matcher(piece.text()).replaceAll(mark -> {
                if (mark.group().equals("%%")) {
                    return "%";
                }
                var name =
                        mark.group(1) != null ? mark.group(1) : mark.group(2) != null ? mark.group(2) : mark.group(3);
                if (!parameters.containsKey(name)) {
                    throw Unreachable.forGood("The statement has a parameter “" + name + "” that is not given");
                }
                values.add(parameters.get(name));
                return "?";
            }));
        }
        return new Bound(bound.toString(), values);
    }
}
