package vn.htsd.scheduler.dag.timetable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A step by the calendar; a day that the month does not have becomes its last one.
 *
 * @param period years, months and days to go
 * @param time hours and less to go
 * @param fixed fields that are set rather than stepped ({@code day: 1}), by their names
 */
public record Relativedelta(Period period, Duration time, Map<String, Integer> fixed) implements Delta {
    private static final Map<String, ChronoField> FIELDS = Map.of(
            "year", ChronoField.YEAR,
            "month", ChronoField.MONTH_OF_YEAR,
            "day", ChronoField.DAY_OF_MONTH,
            "hour", ChronoField.HOUR_OF_DAY,
            "minute", ChronoField.MINUTE_OF_HOUR,
            "second", ChronoField.SECOND_OF_MINUTE,
            "microsecond", ChronoField.MICRO_OF_SECOND);

    /** @throws IllegalArgumentException naming a field that cannot be set, or not to that number */
    public Relativedelta {
        fixed = Map.copyOf(fixed);
        for (var field : fixed.entrySet()) {
            var known = FIELDS.get(field.getKey());
            if (known == null || !known.range().isValidValue(field.getValue())) {
                throw new IllegalArgumentException(field.getKey() + "=" + field.getValue());
            }
        }
    }

    @Override
    public Instant after(Instant moment) {
        return step(moment, period, time);
    }

    @Override
    public Instant before(Instant moment) {
        return step(moment, period.negated(), time.negated());
    }

    private Instant step(Instant moment, Period days, Duration clock) {
        var from = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        int year = fixed.getOrDefault("year", from.getYear());
        int month = fixed.getOrDefault("month", from.getMonthValue());
        int day = fixed.getOrDefault("day", from.getDayOfMonth());
        var first = from.toLocalDate()
                .withDayOfMonth(1)
                .withYear(year)
                .withMonth(month)
                .plusMonths(days.toTotalMonths());
        var date = first.withDayOfMonth(Math.min(day, first.lengthOfMonth()));
        var at = from.toLocalTime();
        for (var field : FIELDS.entrySet()) {
            var value = fixed.get(field.getKey());
            if (value != null && field.getValue().isTimeBased()) {
                at = at.with(field.getValue(), value);
            }
        }
        return date.atTime(at).plusDays(days.getDays()).plus(clock).toInstant(ZoneOffset.UTC);
    }

    @Override
    public Duration length() {
        return Duration.ofDays(period.getYears() * 365L + period.getMonths() * 30L + period.getDays())
                .plus(time);
    }

    @Override
    public String text() {
        var parts = new TreeMap<String, Object>(fixed);
        put(parts, "years", period.getYears());
        put(parts, "months", period.getMonths());
        put(parts, "days", period.getDays());
        put(parts, "hours", time.toHours());
        put(parts, "minutes", time.toMinutesPart());
        put(parts, "seconds", time.toSecondsPart());
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(", ", "relativedelta(", ")"));
    }

    private static void put(Map<String, Object> parts, String name, long value) {
        if (value != 0) {
            parts.put(name, "%+d".formatted(value));
        }
    }
}
