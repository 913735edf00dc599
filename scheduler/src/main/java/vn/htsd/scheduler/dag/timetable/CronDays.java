package vn.htsd.scheduler.dag.timetable;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which days a cron expression names: by day of month OR by day of week when both are given. A field is not given if it is
 * {@code *} (or {@code ?}), and, as croniter reads it, if it names every day and the other one has a {@code *} in it: with
 * {@code 1-31 * 1} every day is named, with {@code 1-31 * *}{@code /2} every other weekday.
 *
 * @param ofMonth dates; none where the field is not given
 * @param ofWeek weekdays, the same way
 * @param last whether the last day of the month is one ({@code L})
 * @param nth weekday by place in its month ({@code fri#2}, {@code L5} for the last Friday): bit 7·place + weekday, place 0
 *     for the last one
 */
record CronDays(long ofMonth, boolean last, long ofWeek, long nth) {
    private static final Pattern NTH = Pattern.compile("(\\w+)#([1-5])");
    private static final Pattern LAST_WEEKDAY = Pattern.compile("l([0-7])");

    static CronDays parse(String ofMonth, String ofWeek) {
        long dates = 0;
        boolean last = false;
        for (var part : ofMonth.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (part.equals("l")) {
                last = true;
            } else {
                dates |= CronField.DAY_OF_MONTH.part(part.endsWith("-l") ? part.replace("-l", "-31") : part);
            }
        }
        long weekdays = 0;
        long nth = 0;
        for (var part : ofWeek.toLowerCase(Locale.ROOT).split(",", -1)) {
            var place = NTH.matcher(part);
            var lastWeekday = LAST_WEEKDAY.matcher(part);
            if (place.matches()) {
                nth |= CronField.DAY_OF_WEEK.part(place.group(1)) << 7 * Integer.parseInt(place.group(2));
            } else if (lastWeekday.matches()) {
                nth |= CronField.DAY_OF_WEEK.part(lastWeekday.group(1));
            } else {
                weekdays |= CronField.DAY_OF_WEEK.part(part);
            }
        }
        if (nth != 0 && weekdays != 0 && weekdays != CronField.DAY_OF_WEEK.all()) {
            throw new IllegalArgumentException(ofWeek);
        }
        boolean everyDate = dates == CronField.DAY_OF_MONTH.all();
        boolean everyWeekday = weekdays == CronField.DAY_OF_WEEK.all();
        return new CronDays(
                isGiven(ofMonth, everyDate, ofWeek) ? dates : 0,
                last && !everyDate,
                nth == 0 && isGiven(ofWeek, everyWeekday, ofMonth) ? weekdays : 0,
                nth);
    }

    private static boolean isGiven(String field, boolean every, String other) {
        return !field.equals("*") && !(every && other.contains("*"));
    }

    boolean contain(LocalDate date) {
        boolean none = ofMonth == 0 && !last && ofWeek == 0 && nth == 0;
        return none || byDate(date) || byWeekday(date);
    }

    private boolean byDate(LocalDate date) {
        return CronFields.has(ofMonth, date.getDayOfMonth()) || last && date.getDayOfMonth() == date.lengthOfMonth();
    }

    private boolean byWeekday(LocalDate date) {
        int weekday = date.getDayOfWeek().getValue() % 7;
        int place = (date.getDayOfMonth() - 1) / 7 + 1;
        boolean lastOne = date.getDayOfMonth() + 7 > date.lengthOfMonth();
        return CronFields.has(ofWeek, weekday)
                || CronFields.has(nth, 7 * place + weekday)
                || lastOne && CronFields.has(nth, weekday);
    }
}
