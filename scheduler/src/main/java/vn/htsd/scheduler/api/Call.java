package vn.htsd.scheduler.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose path is known, read by name. */
record Call(ApiRequest request, Map<String, String> parts) {
    static final String ALL = "~";
    private static final int MOST = 100;
    private static final int USUAL = 50;

    /** A part of the path. */
    String part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException(name);
        }
        return part;
    }

    int wholePart(String name) {
        return whole("path", name, part(name));
    }

    Caller caller() {
        return request.caller();
    }

    List<String> all(String name) {
        return request.query().getOrDefault(name, List.of());
    }

    @Nullable
    String text(String name) {
        var values = all(name);
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    boolean flag(String name, boolean otherwise) {
        var text = text(name);
        return text == null ? otherwise : flag(name, text);
    }

    private static boolean flag(String name, String text) {
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default ->
                throw ApiException.invalid(
                        "query", name, "Input should be a valid boolean, unable to interpret input", "bool_parsing");
        };
    }

    int limit() {
        int limit = whole("limit", USUAL);
        if (limit < 0) {
            throw ApiException.invalid(
                    "query", "limit", "Input should be greater than or equal to 0", "greater_than_equal");
        }
        return limit == 0 ? MOST : Math.min(limit, MOST);
    }

    int offset() {
        int offset = whole("offset", 0);
        if (offset < 0) {
            throw ApiException.invalid(
                    "query", "offset", "Input should be greater than or equal to 0", "greater_than_equal");
        }
        return offset;
    }

    int whole(String name, int otherwise) {
        var text = text(name);
        return text == null ? otherwise : whole("query", name, text);
    }

    /** A number that has to be given. */
    double decimal(String name) {
        var text = text(name);
        if (text == null) {
            throw ApiException.invalid("query", name, "Field required", "missing");
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw ApiException.invalid(
                    "query",
                    name,
                    "Input should be a valid number, unable to parse string as a number",
                    "float_parsing");
        }
    }

    private static int whole(String where, String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ApiException.invalid(
                    where,
                    name,
                    "Input should be a valid integer, unable to parse string as an integer",
                    "int_parsing");
        }
    }

    /** A moment as people and programs write it; without an offset it is UTC. */
    static Instant moment(String where, String name, String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException noOffset) {
            try {
                return text.length() == 10
                        ? java.time.LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                        : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw ApiException.invalid(
                        where, name, "Input should be a valid datetime or date", "datetime_from_date_parsing");
            }
        }
    }

    /** The body, of which only {@code fields} may be given. */
    Body body(String... fields) {
        return Body.of(request.body(), List.of(fields));
    }
}
