package vn.htsd.data.campaign;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * By when reporters of a level report to a receiving body.
 *
 * @param before the day D named in "trước ngày D"
 * @param dueDate the last day in time; never a day off
 * @param source the document, or "giả định"
 * @param assumed true where no document was found: nobody is named late by it
 */
public record DeadlineRule(
        String receiverLevel,
        @Nullable String receiverCode,
        String reporterLevel,
        LocalDate before,
        LocalDate dueDate,
        String source,
        boolean assumed) {
    /** The same rule for somebody who was given more time; a day before the document's own is no extension. */
    DeadlineRule extended(Campaign.Extension extension) {
        boolean later = assumed || extension.dueDate().isAfter(dueDate);
        return later
                ? new DeadlineRule(
                        receiverLevel,
                        receiverCode,
                        reporterLevel,
                        extension.before(),
                        extension.dueDate(),
                        extension.source(),
                        false)
                : this;
    }
}
