package vn.htsd.data.decision;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One logged decision: which figure of a node counts in one campaign and family, from its moment on. It overrides the table of
 * section 3 of the warehouse's contract.
 *
 * @param node code of the administrative unit
 * @param family one of {@link #FAMILIES}
 * @param document the paper that it rests on
 */
public record Decision(
        String id,
        Instant decidedAt,
        String decidedBy,
        int campaignYear,
        String node,
        String family,
        Verdict verdict,
        String reason,
        String document) {
    public static final List<String> FAMILIES = List.of("participants", "classes", "funding");

    /** Which figure counts. */
    public enum Verdict {
        ACCEPT_DETAIL,
        ACCEPT_DECLARED;

        /** As on the command line and in the warehouse. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Decision {
        if (!FAMILIES.contains(family)) {
            throw new IllegalArgumentException("No measure family " + family);
        }
        if (reason.isBlank() || document.isBlank()) {
            throw new IllegalArgumentException("A decision has a reason and a document");
        }
    }
}
