package vn.htsd.scheduler.dag.yaml;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Dates and times as DAG files write them. The zone that is asked for replaces an offset in the text. */
public final class Moments {
    private static final List<String> DATETIME =
            List.of("year", "month", "day", "hour", "minute", "second", "microsecond");
    private static final Pattern AGO =
            Pattern.compile("(\\d+)\\s+(day|hour|minute|second)s?(\\s+ago)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFSET = Pattern.compile("\\s*(Z|z|[+-]\\d\\d(:?\\d\\d)?)$");

    private Moments() {}

    /**
     * A date, a date with time, a typed {@code datetime}, or "N days" before the midnight with which the day of {@code now}
     * began.
     *
     * @throws DagException if it is none of them
     */
    public static Instant of(String place, Object value, ZoneId zone, Instant now) {
        try {
            return local(place, value, zone, now).atZone(zone).toInstant();
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw DagException.at(place, "not_date", value);
        }
    }

    private static LocalDateTime local(String place, Object value, ZoneId zone, Instant now) {
        if (value instanceof Map<?, ?> typed) {
            return typed(place, typed);
        }
        var text = value.toString().strip();
        var ago = AGO.matcher(text);
        if (ago.matches()) {
            var unit = ChronoUnit.valueOf(ago.group(2).toUpperCase(Locale.ROOT) + "S");
            return LocalDate.ofInstant(now, zone).atStartOfDay().minus(Long.parseLong(ago.group(1)), unit);
        }
        return local(text);
    }

    private static LocalDateTime local(String text) {
        if (text.matches("\\d{8}")) {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).atStartOfDay();
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return LocalDate.parse(text).atStartOfDay();
        }
        var time = OFFSET.matcher(text.substring(Math.min(10, text.length()))).replaceFirst("");
        return LocalDateTime.parse(
                text.substring(0, Math.min(10, text.length())) + time.strip().replaceFirst("^[Tt]?", "T"));
    }

    private static LocalDateTime typed(String place, Map<?, ?> typed) {
        if (!"datetime.datetime".equals(typed.get("__type__"))) {
            throw DagException.at(place, "not_date", typed);
        }
        var arguments = new Arguments(place, typed, DATETIME, DATETIME.size());
        return LocalDateTime.of(
                arguments.whole("year", 0),
                arguments.whole("month", 0),
                arguments.whole("day", 0),
                arguments.whole("hour", 0),
                arguments.whole("minute", 0),
                arguments.whole("second", 0),
                arguments.whole("microsecond", 0) * 1000);
    }

    /** @throws DagException if nobody knows that zone */
    public static ZoneId zone(String place, String text) {
        try {
            return ZoneId.of(text.equalsIgnoreCase("utc") ? "UTC" : text);
        } catch (DateTimeException e) {
            throw DagException.at(place, "not_zone", text);
        }
    }
}
