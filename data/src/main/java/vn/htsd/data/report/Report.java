package vn.htsd.data.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as the pipeline understands it, whatever it arrived as. One that exists is complete and consistent with the
 * form; null means "not reported" and 0 means zero, and the two are never confused.
 *
 * @param relayedBy code of the body whose form B holds this report as one of its rows, its own row included, so that a
 *     later form B replaces the earlier one whole; null for a report that came by itself
 * @param extras what added fields say
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
        boolean synthetic,
        List<Extra> extras) {
    public Report {
        activities = List.copyOf(activities);
        funding = List.copyOf(funding);
        narratives = List.copyOf(narratives);
        extras = List.copyOf(extras);
        if (revision < 1) {
            throw new IllegalArgumentException("A revision is at least 1: " + revision);
        }
    }

    /** A report on a form without added fields. */
    public Report(
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
        this(
                form,
                campaignYear,
                kind,
                nature,
                revision,
                held,
                heldReason,
                reporter,
                relayedBy,
                documentNumber,
                documentDate,
                signedBy,
                planNumber,
                planDate,
                opening,
                activities,
                funding,
                coverage,
                duplicatesRemoved,
                narratives,
                contact,
                synthetic,
                List.of());
    }

    /** A row of a form B; it yields to the report of the same kind that the reporter sent by itself. */
    public boolean isRelayed() {
        return relayedBy != null;
    }

    /** A memo is already contained in another reporter's direct report: it is kept, and enters no sum. */
    public boolean isMemo() {
        return reporter.countedIn() != null;
    }
}
