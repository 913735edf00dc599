package vn.htsd.scheduler.dag.timetable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/** Five cron fields on a clock that never jumps: which wall-clock minutes they name. */
record CronFields(long minutes, long hours, CronDays days, long months) {
    /** Longer than from one 29 February that is a Friday to the next. */
    private static final int YEARS = 50;

    private static final int MINUTES = 24 * 60;

    /** @throws IllegalArgumentException naming what is wrong in {@code text} */
    static CronFields parse(String text) {
        var parts = text.strip().split("\\s+");
        if (parts.length != 5) {
            throw new IllegalArgumentException(parts.length + " ≠ 5");
        }
        return new CronFields(
                set(CronField.MINUTE, parts[0]),
                set(CronField.HOUR, parts[1]),
                CronDays.parse(day(parts[2]), day(parts[4])),
                set(CronField.MONTH, parts[3]));
    }

    /** A lone {@code ?} in a day field is a {@code *}. */
    private static String day(String field) {
        return field.equals("?") ? "*" : field;
    }

    static long set(CronField field, String list) {
        long set = 0;
        for (var part : list.split(",", -1)) {
            set |= field.part(part);
        }
        return set;
    }

    /** Whether the hour field is {@code *} in effect ({@code 0-23} and {@code *}{@code /1} too). */
    boolean everyHour() {
        return hours == CronField.HOUR.all();
    }

    /** The first minute after {@code moment}; empty where there is none in fifty years. */
    Optional<LocalDateTime> next(LocalDateTime moment) {
        var today = moment.toLocalDate();
        int found = ofDay(today.toEpochDay(), moment.getHour() * 60 + moment.getMinute() + 1, 1);
        if (found < 0) {
            var limit = today.plusYears(YEARS);
            today = firstDate(today.plusDays(1), limit);
            found = today.isBefore(limit) ? minuteFrom(0) : -1;
        }
        return found < 0 ? Optional.empty() : Optional.of(today.atTime(found / 60, found % 60));
    }

    /** The last minute before {@code moment}. */
    Optional<LocalDateTime> previous(LocalDateTime moment) {
        var today = moment.toLocalDate();
        boolean whole = moment.getSecond() == 0 && moment.getNano() == 0;
        int found = ofDay(today.toEpochDay(), moment.getHour() * 60 + moment.getMinute() - (whole ? 1 : 0), -1);
        if (found < 0) {
            var limit = today.minusYears(YEARS);
            today = lastDate(today.minusDays(1), limit);
            found = today.isAfter(limit) ? minuteUpTo(MINUTES - 1) : -1;
        }
        return found < 0 ? Optional.empty() : Optional.of(today.atTime(found / 60, found % 60));
    }

    /**
     * The first minute of a day from {@code minute} on ({@code direction} 1), or the last up to it (−1).
     *
     * @param day since the epoch
     * @return minute of that day; −1 where it has none there
     */
    int ofDay(long day, int minute, int direction) {
        if (minute < 0 || minute >= MINUTES || !matches(LocalDate.ofEpochDay(day))) {
            return -1;
        }
        return direction > 0 ? minuteFrom(minute) : minuteUpTo(minute);
    }

    private LocalDate firstDate(LocalDate from, LocalDate limit) {
        var date = from;
        while (date.isBefore(limit) && !matches(date)) {
            date = has(months, date.getMonthValue())
                    ? date.plusDays(1)
                    : date.withDayOfMonth(1).plusMonths(1);
        }
        return date;
    }

    private LocalDate lastDate(LocalDate from, LocalDate limit) {
        var date = from;
        while (date.isAfter(limit) && !matches(date)) {
            date = has(months, date.getMonthValue())
                    ? date.minusDays(1)
                    : date.withDayOfMonth(1).minusDays(1);
        }
        return date;
    }

    private boolean matches(LocalDate date) {
        return has(months, date.getMonthValue()) && days.contain(date);
    }

    /** @return minute of the day; -1 where none is left */
    private int minuteFrom(int from) {
        for (int hour = from / 60; hour < 24; hour++) {
            if (has(hours, hour)) {
                long rest = minutes >>> (hour == from / 60 ? from % 60 : 0);
                if (rest != 0) {
                    return hour * 60 + Long.numberOfTrailingZeros(rest) + (hour == from / 60 ? from % 60 : 0);
                }
            }
        }
        return -1;
    }

    private int minuteUpTo(int upTo) {
        for (int hour = upTo / 60; hour >= 0; hour--) {
            if (has(hours, hour)) {
                long rest = minutes << (63 - (hour == upTo / 60 ? upTo % 60 : 59));
                if (rest != 0) {
                    return hour * 60 + (hour == upTo / 60 ? upTo % 60 : 59) - Long.numberOfLeadingZeros(rest);
                }
            }
        }
        return -1;
    }

    static boolean has(long set, int number) {
        return (set >>> number & 1) == 1;
    }
}
