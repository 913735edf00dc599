package vn.htsd.data.campaign;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which days offices work: neither on Saturdays and Sundays nor on public holidays. The holidays of the solar calendar
 * come back every year; those of the lunar one, and the days that are swapped with them, are announced year by year.
 *
 * @param holidays as announced
 * @param swapped Saturdays and Sundays on which offices work instead of another day
 */
public record WorkingDays(List<Holiday> holidays, Set<LocalDate> swapped) {
    /** Saturdays and Sundays only. */
    public static final WorkingDays WEEKDAYS = new WorkingDays(List.of(), Set.of());

    public WorkingDays {
        holidays = List.copyOf(holidays);
        swapped = Set.copyOf(swapped);
    }

    /**
     * Days off: either a day that comes back every year, or a range of dates.
     *
     * @param to last day
     */
    public record Holiday(String name, @Nullable MonthDay everyYear, @Nullable LocalDate from, @Nullable LocalDate to) {
        boolean covers(LocalDate day) {
            if (everyYear != null) {
                return everyYear.equals(MonthDay.from(day));
            }
            return from != null && to != null && !day.isBefore(from) && !day.isAfter(to);
        }
    }

    public boolean isWorking(LocalDate day) {
        if (swapped.contains(day)) {
            return true;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && holidays.stream().noneMatch(holiday -> holiday.covers(day));
    }

    /** {@code day} itself, or the next on which offices work. */
    public LocalDate onOrAfter(LocalDate day) {
        var at = day;
        while (!isWorking(at)) {
            at = at.plusDays(1);
        }
        return at;
    }
}
