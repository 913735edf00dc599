package vn.htsd.transform.consolidate;

import org.jspecify.annotations.Nullable;

/**
 * The consolidated report of a node, as far as one family goes.
 *
 * @param figures null where the report has none of this family; it still tells how many reporters there are
 * @param sessions beside classes; empty in the other families
 * @param duplicates what it says was removed because it stood in two reports; at least 0
 * @param tolerance half the last written digit of its amounts, added up; 0 for counts
 */
record Declaration(
        String submissionId,
        @Nullable Figures figures,
        Figures sessions,
        long duplicates,
        long tolerance,
        @Nullable Long coverageExpected,
        @Nullable Long coverageReceived) {}
