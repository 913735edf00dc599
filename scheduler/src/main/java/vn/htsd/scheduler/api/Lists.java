package vn.htsd.scheduler.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.store.RowFilter;

/** The filters, orders and pages that lists have in common. */
final class Lists {
    private static final List<String> SIGNS = List.of("gte", "gt", "lte", "lt");
    private static final int MOST = 100;
    private static final List<String> MOMENTS =
            List.of("run_after", "logical_date", "start_date", "end_date", "updated_at");

    private Lists() {}

    /** Ranges, order and page. */
    static RowFilter common(Call call, RowFilter filter) {
        ranges(call, filter);
        call.orders().forEach(order -> filter.orderBy(order.field(), order.down()));
        return filter.page(call.limit(), call.offset());
    }

    static void ranges(Call call, RowFilter filter) {
        for (var sign : SIGNS) {
            for (var field : MOMENTS) {
                var moment = call.moment(field + "_" + sign);
                if (moment != null) {
                    filter.compare(field, sign, moment);
                }
            }
            if (call.text("duration_" + sign) != null) {
                filter.compare("duration", sign, call.decimal("duration_" + sign));
            }
        }
    }

    /**
     * The same of a body that asks for a list.
     *
     * @param sorts what it may be sorted by
     */
    static RowFilter common(Body body, RowFilter filter, List<String> sorts) {
        for (var sign : SIGNS) {
            for (var field : MOMENTS) {
                var moment = body.moment(field + "_" + sign);
                if (moment != null) {
                    filter.compare(field, sign, moment);
                }
            }
            var duration = body.json().path("duration_" + sign);
            if (duration.isNumber()) {
                filter.compare("duration", sign, duration.doubleValue());
            }
        }
        var by = body.text("order_by");
        if (by != null) {
            var order = Order.of(by, sorts);
            filter.orderBy(order.field(), order.down());
        }
        return filter.page(Math.min(Math.max(body.whole("page_limit", MOST), 1), MOST), body.whole("page_offset", 0));
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

    /**
     * The asked page of rows that are in memory, sorted as asked; what compares equal stays as it came.
     *
     * @param name of the list
     */
    static ApiResponse answer(Call call, String name, List<AirflowJson.Json> rows) {
        return answer(call, name, rows, Map.of());
    }

    /** @param fields in which that lies which the orders name otherwise */
    static ApiResponse answer(Call call, String name, List<AirflowJson.Json> rows, Map<String, String> fields) {
        var sorted = new ArrayList<>(rows);
        var orders = call.orders();
        for (int at = orders.size() - 1; at >= 0; at--) {
            var order = orders.get(at);
            var field = fields.getOrDefault(order.field(), order.field());
            sorted.sort(comparing(row -> row.get(field), order.down()));
        }
        return ApiResponse.ok(AirflowJson.list(name, page(call, sorted), sorted.size()));
    }

    /** What is not there comes last. */
    static <T> Comparator<T> comparing(Function<T, ? extends @Nullable Object> value, boolean down) {
        Comparator<Object> natural = Lists::compare;
        return Comparator.comparing(value, Comparator.nullsLast(down ? natural.reversed() : natural));
    }

    private static int compare(Object one, Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        return one instanceof Instant a && other instanceof Instant b
                ? a.compareTo(b)
                : sortable(one).compareTo(sortable(other));
    }

    /** A moment with parts of a second comes after the same without, so that the Z must not count. */
    private static String sortable(Object value) {
        return value.toString().replaceFirst("(?<=\\d)Z$", "");
    }

    /** Whether a moment lies in the ranges that are asked for of {@code field}; one that is not there lies in none. */
    static boolean inRange(Call call, String field, @Nullable Instant moment) {
        for (var sign : SIGNS) {
            var limit = call.moment(field + "_" + sign);
            if (limit == null) {
                continue;
            }
            int way = moment == null ? 0 : moment.compareTo(limit);
            boolean in = moment != null
                    && switch (sign) {
                        case "gte" -> way >= 0;
                        case "gt" -> way > 0;
                        case "lte" -> way <= 0;
                        default -> way < 0;
                    };
            if (!in) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code value} is what is asked for, if anything is. */
    static boolean equal(Call call, String name, @Nullable String value) {
        var wanted = call.text(name);
        return wanted == null || wanted.equals(value);
    }

    /** Whether {@code value} is what is asked for, if anything is. */
    static boolean equal(Call call, String name, boolean value) {
        return call.text(name) == null || call.flag(name, false) == value;
    }

    /** Whether a text fits the pattern that is asked for, if any is. */
    static boolean like(Call call, String name, @Nullable String text) {
        var pattern = call.text(name);
        return pattern == null || pattern.equals(Call.ALL) || (text != null && Like.matches(pattern, text));
    }
}
