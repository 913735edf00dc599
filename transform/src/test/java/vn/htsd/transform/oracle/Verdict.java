package vn.htsd.transform.oracle;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.oracle.Consolidation.Decision;

/**
 * One row of the table of section 3, with what is published by it.
 *
 * @param residual what the declaration adds to the detail; empty where it adds nothing
 * @param adjustment what is taken off the detail, as cells below zero
 */
record Verdict(String status, Figures published, Figures residual, Cells adjustment) {
    static final String DETAIL_ONLY = "detail_only";
    static final String DECLARED_ONLY = "declared_only";
    static final String AGREES = "agrees";
    static final String DIFFERS = "differs";
    static final String DECLARED_ABOVE = "declared_above";
    static final String DECLARED_BELOW = "declared_below";
    static final List<String> STATUSES =
            List.of(DETAIL_ONLY, DECLARED_ONLY, AGREES, DIFFERS, DECLARED_ABOVE, DECLARED_BELOW);

    static Verdict of(
            Family family,
            @Nullable Figures detail,
            @Nullable Figures declared,
            long duplicates,
            long tolerance,
            boolean fullyDetailed,
            @Nullable Decision decision) {
        if (detail == null) {
            return keep(DECLARED_ONLY, Objects.requireNonNull(declared));
        }
        if (declared == null) {
            return keep(DETAIL_ONLY, detail);
        }
        long removed = Math.min(duplicates, detail.total());
        long gap = declared.total() - (detail.total() - removed);
        var status = Math.abs(gap) <= tolerance
                ? AGREES
                : fullyDetailed ? DIFFERS : gap > 0 ? DECLARED_ABOVE : DECLARED_BELOW;
        if (decision == Decision.ACCEPT_DECLARED || decision == null && status.equals(DECLARED_ABOVE)) {
            return raiseOrLower(status, family, detail, declared);
        }
        return decision == null && status.equals(AGREES)
                ? lower(status, family, detail, removed)
                : keep(status, detail);
    }

    private static Verdict keep(String status, Figures published) {
        return new Verdict(status, published, nothing(), new Cells());
    }

    private static Verdict raiseOrLower(String status, Family family, Figures detail, Figures declared) {
        long more = declared.total() - detail.total();
        if (more <= 0) {
            return lower(status, family, detail, -more);
        }
        var residual = Apportionment.residual(family, more, declared.main(), detail.main());
        long moreSessions = declared.sessions().total() - detail.sessions().total();
        var sessions = moreSessions <= 0
                ? new Cells()
                : Apportionment.residual(family, moreSessions, declared.sessions(), detail.sessions());
        var added = new Figures(residual, sessions);
        return new Verdict(status, Objects.requireNonNull(Figures.sum(List.of(detail, added))), added, new Cells());
    }

    private static Verdict lower(String status, Family family, Figures detail, long less) {
        if (less == 0) {
            return keep(status, detail);
        }
        var taken = Apportionment.adjustment(family, less, detail.main());
        var off = new Figures(taken, new Cells());
        return new Verdict(status, Objects.requireNonNull(Figures.sum(List.of(detail, off))), nothing(), taken);
    }

    private static Figures nothing() {
        return new Figures(new Cells(), new Cells());
    }
}
