package vn.htsd.transform.harmonise;

/**
 * Status of an observation, by the codes of SDMX ({@code CL_OBS_STATUS}). One figure has one status; what the others would say
 * of it beside stands in columns of its own ({@code estimated_share}, {@code reason}) or follows from the campaign's cut-off
 * (provisional), but for a revision, which therefore goes first.
 */
enum ObsStatus {
    /** As reported. */
    A,
    /** Estimated: holds a part of a figure that was divided. */
    E,
    /** Not received, though somebody could have reported it. */
    L,
    /** Does not apply: there was no such unit, it need not report, or the form did not ask. */
    M,
    /** Provisional: taken before the campaign's cut-off. */
    P,
    /** Revised: another figure than that of the release before. */
    R,
    /** Break: defined otherwise than the year before. */
    B;

    static ObsStatus of(Cell cell, Coverage coverage, Conditions conditions, boolean revised) {
        if (cell.value() == null) {
            return !conditions.asked() || coverage.impossible() ? M : L;
        }
        if (revised) {
            return R;
        }
        if (cell.isEstimate()) {
            return E;
        }
        if (conditions.redefined()) {
            return B;
        }
        return conditions.provisional() ? P : A;
    }
}
