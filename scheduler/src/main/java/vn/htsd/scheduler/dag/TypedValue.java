package vn.htsd.scheduler.dag;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations and moments as dag-factory writes them. */
final class TypedValue {
    private static final String TIMEDELTA = "datetime.timedelta";
    /** Microseconds of each keyword, in the order of Python's positional arguments. */
    private static final List<Map.Entry<String, Long>> UNITS = List.of(
            Map.entry("days", 86_400_000_000L),
            Map.entry("seconds", 1_000_000L),
            Map.entry("microseconds", 1L),
            Map.entry("milliseconds", 1_000L),
            Map.entry("minutes", 60_000_000L),
            Map.entry("hours", 3_600_000_000L),
            Map.entry("weeks", 604_800_000_000L));

    private static final Pattern AGO = Pattern.compile("(\\d+) (day|hour|minute|second)s?( ago)?");

    private TypedValue() {}

    static Duration duration(String place, Object value) {
        if (value instanceof Number seconds) {
            return Duration.ofMillis(Math.round(seconds.doubleValue() * 1000));
        }
        if (value instanceof Map<?, ?> typed && TIMEDELTA.equals(typed.get("__type__"))) {
            double micros = 0;
            if (typed.get("__args__") instanceof List<?> arguments) {
                for (int i = 0; i < arguments.size() && i < UNITS.size(); i++) {
                    micros += amount(place, arguments.get(i)) * UNITS.get(i).getValue();
                }
            }
            for (var unit : UNITS) {
                var given = typed.get(unit.getKey());
                micros += given == null ? 0 : amount(place, given) * unit.getValue();
            }
            return Duration.of(Math.round(micros), ChronoUnit.MICROS);
        }
        throw DagException.at(place, "not_duration", value);
    }

    private static double amount(String place, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw DagException.at(place, "not_number", value);
    }

    /**
     * A date, a date with time, or "N days" before {@code now}, at midnight. The DAG's zone replaces an offset in the text.
     */
    static Instant moment(String place, Object value, ZoneId zone, Instant now) {
        var text = value.toString().strip();
        var ago = AGO.matcher(text);
        if (ago.matches()) {
            var unit = ChronoUnit.valueOf(ago.group(2).toUpperCase(java.util.Locale.ROOT) + "S");
            var back = LocalDateTime.ofInstant(now, zone).minus(Long.parseLong(ago.group(1)), unit);
            return (unit == ChronoUnit.DAYS ? back.truncatedTo(ChronoUnit.DAYS) : back)
                    .atZone(zone)
                    .toInstant();
        }
        try {
            return local(text.replace(' ', 'T')).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw DagException.at(place, "not_date", value);
        }
    }

    private static LocalDateTime local(String text) {
        if (text.length() == "yyyy-MM-dd".length()) {
            return LocalDate.parse(text).atStartOfDay();
        }
        return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                ? OffsetDateTime.parse(text).toLocalDateTime()
                : LocalDateTime.parse(text);
    }

    static ZoneId zone(String place, String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw DagException.at(place, "not_zone", text);
        }
    }
}
