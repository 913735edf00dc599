package vn.htsd.data.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as the pipeline understands it, whatever it arrived as. One that exists is complete and consistent with the
 * form; null means "not reported" and 0 means zero, and the two are never confused.
 *
 * @param relayedBy code of the body whose form B holds this report as one of its rows; null for a report of the reporter's own
 * @param synthetic true where the file says that its figures are made up ("Số liệu mô phỏng")
 */
public record Report(
        String form,
        int campaignYear,
        Kind kind,
        Nature nature,
        int revision,
        Held held,
        @Nullable String heldReason,
        Reporter reporter,
        @Nullable String relayedBy,
        @Nullable String documentNumber,
        @Nullable LocalDate documentDate,
        @Nullable String signedBy,
        @Nullable String planNumber,
        @Nullable LocalDate planDate,
        @Nullable Opening opening,
        List<Activity> activities,
        List<Funding> funding,
        Coverage coverage,
        DuplicatesRemoved duplicatesRemoved,
        List<Narrative> narratives,
        Contact contact,
        boolean synthetic) {
    public Report {
        activities = List.copyOf(activities);
        funding = List.copyOf(funding);
        narratives = List.copyOf(narratives);
        if (revision < 1) {
            throw new IllegalArgumentException("A revision is at least 1: " + revision);
        }
    }

    /** Sent by a body above on the reporter's behalf; it yields to the reporter's own report of the same kind. */
    public boolean isRelayed() {
        return relayedBy != null;
    }

    /** A memo is already contained in another reporter's direct report: it is kept, and enters no sum. */
    public boolean isMemo() {
        return reporter.countedIn() != null;
    }
}
