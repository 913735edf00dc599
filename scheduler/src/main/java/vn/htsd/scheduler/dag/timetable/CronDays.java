package vn.htsd.scheduler.dag.timetable;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which days a cron expression names: by day of month OR by day of week when both are given, given being whatever is not
 * every day.
 *
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
        return new CronDays(dates, last, nth == 0 ? weekdays : 0, nth);
    }

    boolean contain(LocalDate date) {
        boolean everyDate = ofMonth == CronField.DAY_OF_MONTH.all();
        boolean everyWeekday = ofWeek == CronField.DAY_OF_WEEK.all();
        if (everyDate && everyWeekday) {
            return true;
        }
        return !everyDate && byDate(date) || !everyWeekday && byWeekday(date);
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
