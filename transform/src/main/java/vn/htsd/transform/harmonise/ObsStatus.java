package vn.htsd.transform.harmonise;

/**
 * Status of an observation, by the codes of SDMX ({@code CL_OBS_STATUS}). One figure has one status: what the figure is
 * itself goes before how it stands to others.
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
    /** Break: defined otherwise than the year before. */
    B;

    // R, revised, is what a figure becomes by comparison with the release before; a build by itself cannot know it.
    // Whoever
    // compares releases puts it in place of A, B or P, and leaves E, L and M.

    static ObsStatus of(Cell cell, Coverage coverage, Conditions conditions) {
        if (cell.value() == null) {
            return !conditions.asked() || coverage.impossible() ? M : L;
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
