package vn.htsd.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.store.RowFilter;

/** The filters, orders and pages that lists have in common. */
final class Lists {
    private static final List<String> SIGNS = List.of("gte", "gt", "lte", "lt");
    private static final List<String> MOMENTS =
            List.of("run_after", "logical_date", "start_date", "end_date", "updated_at");

    private Lists() {}

    /** Ranges of moments and durations, order and page. */
    static RowFilter common(Call call, RowFilter filter) {
        for (var sign : SIGNS) {
            for (var field : MOMENTS) {
                var text = call.text(field + "_" + sign);
                if (text != null) {
                    filter.compare(field, sign, Call.moment("query", field + "_" + sign, text));
                }
            }
            var duration = call.text("duration_" + sign);
            if (duration != null) {
                filter.compare("duration", sign, number("query", "duration_" + sign, duration));
            }
        }
        for (var field : call.all("order_by")) {
            order(filter, field);
        }
        return filter.page(call.limit(), call.offset());
    }

    /** The same of a body that asks for a list. */
    static RowFilter common(Body body, RowFilter filter) {
        for (var sign : SIGNS) {
            for (var field : MOMENTS) {
                var moment = body.moment(field + "_" + sign);
                if (moment != null) {
                    filter.compare(field, sign, moment);
                }
            }
            JsonNode duration = body.json().path("duration_" + sign);
            if (duration.isNumber()) {
                filter.compare("duration", sign, duration.doubleValue());
            }
        }
        var order = body.text("order_by");
        if (order != null) {
            order(filter, order);
        }
        int limit = body.whole("page_limit", 100);
        return filter.page(Math.min(Math.max(limit, 1), 100), Math.max(body.whole("page_offset", 0), 0));
    }

    /** The fields that {@link #common(Body, RowFilter)} reads. */
    static List<String> fields(String... more) {
        var fields = new ArrayList<>(List.of(more));
        fields.addAll(List.of("order_by", "page_limit", "page_offset"));
        for (var sign : SIGNS) {
            MOMENTS.forEach(field -> fields.add(field + "_" + sign));
            fields.add("duration_" + sign);
        }
        return fields;
    }

    private static void order(RowFilter filter, String field) {
        if (!filter.knows(field.startsWith("-") ? field.substring(1) : field)) {
            throw new ApiException(
                    400, "Ordering with '" + field + "' is disallowed or the attribute does not exist on the model");
        }
        filter.orderBy(field);
    }

    private static double number(String where, String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw ApiException.invalid(where, name, "Input should be a valid number", "float_parsing");
        }
    }

    static void pattern(Call call, String name, String field, RowFilter filter) {
        var pattern = call.text(name);
        if (pattern != null && !pattern.equals(Call.ALL)) {
            filter.like(field, pattern);
        }
    }

    static void anyOf(Call call, String name, String field, RowFilter filter) {
        if (!call.all(name).isEmpty()) {
            filter.in(field, call.all(name));
        }
    }

    /** @param where of the request */
    static void states(
            String where,
            String name,
            List<@Nullable String> states,
            Class<? extends Enum<?>> known,
            RowFilter filter) {
        if (states.isEmpty()) {
            return;
        }
        var words = new ArrayList<@Nullable String>();
        for (var state : states) {
            var word = state == null || state.equals("none") || state.equals("null") ? null : state;
            boolean is = word == null || isOneOf(word, known);
            if (!is) {
                throw ApiException.invalid(where, name, "Invalid value for state: " + state, "value_error");
            }
            words.add(word);
        }
        filter.in("state", words);
    }

    private static boolean isOneOf(String word, Class<? extends Enum<?>> known) {
        for (var constant : Objects.requireNonNull(known.getEnumConstants())) {
            if (constant.name().equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }

    /** A page of what is in memory anyway. */
    static <T> List<T> page(Call call, List<T> rows) {
        int from = Math.min(call.offset(), rows.size());
        return rows.subList(from, Math.min(from + call.limit(), rows.size()));
    }

    /** Whether a text fits a pattern of SQL. */
    static boolean like(@Nullable String pattern, String text) {
        if (pattern == null || pattern.equals(Call.ALL)) {
            return true;
        }
        var regex = new StringBuilder();
        pattern.chars()
                .forEach(c -> regex.append(
                        c == '%' ? ".*" : c == '_' ? "." : java.util.regex.Pattern.quote(Character.toString(c))));
        return java.util.regex.Pattern.compile(
                        regex.toString(),
                        java.util.regex.Pattern.CASE_INSENSITIVE
                                | java.util.regex.Pattern.UNICODE_CASE
                                | java.util.regex.Pattern.DOTALL)
                .matcher(text)
                .matches();
    }
}
