package vn.htsd.transform.consolidate;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.stage.Node;

/**
 * What became of one node in one family.
 *
 * @param gathers whether it brings anything together: an administrative unit, or a unit that others report to or that declares
 * @param detail its own direct report and what is published of the nodes below; null where there is none
 * @param declared null where it has no consolidated report in this family
 * @param published null where nothing is known
 * @param below what is published of the nodes below
 * @param status null where neither a declaration nor any detail exists
 * @param residual what it declared beyond its details, by cell; all at least 1
 * @param residualSessions the same of the sessions beside classes
 * @param adjustment what is taken off its details, by cell; all at least 1, to be subtracted
 * @param childrenExpected null where nobody knows how many report to it
 * @param reached how many of these its published figure stands for
 * @param covered whether its figure stands for the whole of it
 * @param passed what the top of a branch passes on to the nation; null of all others
 */
record Reconciled(
        Node node,
        boolean gathers,
        @Nullable Long detail,
        @Nullable Long declared,
        @Nullable Long relayed,
        long duplicates,
        @Nullable Long published,
        long below,
        long tolerance,
        @Nullable Long childrenExpected,
        long childrenCovered,
        long reached,
        boolean covered,
        @Nullable Status status,
        @Nullable String decisionId,
        @Nullable String declaredSubmission,
        SortedMap<Cell, Long> residual,
        SortedMap<Cell, Long> residualSessions,
        SortedMap<Cell, Long> adjustment,
        Consolidation.@Nullable Passed passed) {
    static final SortedMap<Cell, Long> NONE = java.util.Collections.unmodifiableSortedMap(new TreeMap<>());

    Reconciled passing(Consolidation.Passed on) {
        return new Reconciled(
                node,
                gathers,
                detail,
                declared,
                relayed,
                duplicates,
                published,
                below,
                tolerance,
                childrenExpected,
                childrenCovered,
                reached,
                covered,
                status,
                decisionId,
                declaredSubmission,
                residual,
                residualSessions,
                adjustment,
                on);
    }

    /** Whether the rows of the declaration itself are published. */
    boolean isDeclared() {
        return status == Status.DECLARED_ONLY;
    }

    long residualTotal() {
        return residual.values().stream().mapToLong(Long::longValue).sum();
    }
}
