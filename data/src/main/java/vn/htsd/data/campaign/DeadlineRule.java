package vn.htsd.data.campaign;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * By when reporters of a level report to a receiving body.
 *
 * @param before the day D named in "trước ngày D", read as: until the end of D
 * @param source the document, or "giả định"
 * @param assumed true where no document was found: nobody is named late by it
 */
public record DeadlineRule(
        String receiverLevel,
        @Nullable String receiverCode,
        String reporterLevel,
        LocalDate before,
        String source,
        boolean assumed) {
    /** The last day in time: D itself, or the next working day when D is a Saturday or Sunday. */
    public LocalDate dueDate() {
        var due = before;
        while (due.getDayOfWeek() == DayOfWeek.SATURDAY || due.getDayOfWeek() == DayOfWeek.SUNDAY) {
            due = due.plusDays(1);
        }
        return due;
    }
}
