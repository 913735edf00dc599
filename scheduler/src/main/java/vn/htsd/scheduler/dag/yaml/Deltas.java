package vn.htsd.scheduler.dag.yaml;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import vn.htsd.scheduler.dag.timetable.Delta;
import vn.htsd.scheduler.dag.timetable.Relativedelta;
import vn.htsd.scheduler.dag.timetable.Timedelta;

/** Lengths of time as DAG files write them: seconds, {@code timedelta}, {@code relativedelta}, {@code 2 hours}. */
final class Deltas {
    static final String TIMEDELTA = "datetime.timedelta";
    static final String RELATIVEDELTA = "dateutil.relativedelta.relativedelta";
    /** Microseconds of each keyword, in the order of Python's positional arguments. */
    private static final List<Map.Entry<String, Long>> UNITS = List.of(
            Map.entry("days", 86_400_000_000L),
            Map.entry("seconds", 1_000_000L),
            Map.entry("microseconds", 1L),
            Map.entry("milliseconds", 1_000L),
            Map.entry("minutes", 60_000_000L),
            Map.entry("hours", 3_600_000_000L),
            Map.entry("weeks", 604_800_000_000L));

    private static final List<String> STEPS =
            List.of("years", "months", "days", "weeks", "hours", "minutes", "seconds", "microseconds");
    private static final List<String> FIXED =
            List.of("year", "month", "day", "hour", "minute", "second", "microsecond");
    /** Ten thousand years: whoever writes more has mistyped. */
    private static final Duration MOST = Duration.ofDays(3_652_500);

    private static final Pattern WORDS = Pattern.compile("(\\d+)\\s+(day|hour|minute|second)s?");

    private Deltas() {}

    static boolean isDelta(Object value) {
        return value instanceof Map<?, ?> typed
                && (TIMEDELTA.equals(typed.get("__type__")) || RELATIVEDELTA.equals(typed.get("__type__")));
    }

    /** @throws DagException if it is no length of time */
    static Delta of(String place, Object value) {
        if (value instanceof Map<?, ?> typed && RELATIVEDELTA.equals(typed.get("__type__"))) {
            return relativedelta(place, typed);
        }
        return new Timedelta(duration(place, value));
    }

    static Duration duration(String place, Object value) {
        try {
            var duration = read(place, value);
            if (duration.abs().compareTo(MOST) <= 0) {
                return duration;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw DagException.at(place, "not_duration", value);
        }
        throw DagException.at(place, "not_duration", value);
    }

    private static Duration read(String place, Object value) {
        if (value instanceof Number seconds) {
            return Duration.ofNanos(Math.round(seconds.doubleValue() * 1e6) * 1000);
        }
        if (value instanceof Map<?, ?> typed && TIMEDELTA.equals(typed.get("__type__"))) {
            return timedelta(place, typed);
        }
        var words = WORDS.matcher(value.toString().strip().toLowerCase(Locale.ROOT));
        if (value instanceof String && words.matches()) {
            var unit = ChronoUnit.valueOf(words.group(2).toUpperCase(Locale.ROOT) + "S");
            return unit.getDuration().multipliedBy(Long.parseLong(words.group(1)));
        }
        throw DagException.at(place, "not_duration", value);
    }

    private static Duration timedelta(String place, Map<?, ?> typed) {
        var names = UNITS.stream().map(Map.Entry::getKey).toList();
        var arguments = new Arguments(place, typed, names, names.size());
        double micros = UNITS.stream()
                .mapToDouble(unit -> arguments.amount(unit.getKey()) * unit.getValue())
                .sum();
        return Duration.of(Math.round(micros), ChronoUnit.MICROS);
    }

    private static Relativedelta relativedelta(String place, Map<?, ?> typed) {
        var names = new ArrayList<>(STEPS);
        names.addAll(FIXED);
        var arguments = new Arguments(place, typed, names, 0);
        var fixed = new LinkedHashMap<String, Integer>();
        FIXED.stream().filter(arguments::has).forEach(name -> fixed.put(name, arguments.whole(name, 0)));
        int days = arguments.whole("days", 0) + 7 * arguments.whole("weeks", 0);
        double seconds =
                arguments.amount("hours") * 3600 + arguments.amount("minutes") * 60 + arguments.amount("seconds");
        try {
            return new Relativedelta(
                    Period.of(arguments.whole("years", 0), arguments.whole("months", 0), days)
                            .normalized(),
                    Duration.of(Math.round(seconds * 1e6 + arguments.amount("microseconds")), ChronoUnit.MICROS),
                    fixed);
        } catch (IllegalArgumentException e) {
            throw DagException.at(place, "bad_relativedelta", e.getMessage());
        }
    }
}
