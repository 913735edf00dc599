package vn.htsd.transform;

/** The control totals of landed reports, as {@code ingest} would have taken them of their files. */
public final class LandedTotals {
    public static final String SQL =
            """
            UPDATE report SET
                control_participants = coalesce((SELECT sum(a.participants) FROM activity a
                                                 WHERE a.submission_id = report.submission_id), 0),
                control_classes = coalesce((SELECT sum(a.classes) FROM activity a
                                            WHERE a.submission_id = report.submission_id), 0),
                control_sessions = coalesce((SELECT sum(a.sessions) FROM activity a
                                             WHERE a.submission_id = report.submission_id), 0),
                control_amount_vnd = coalesce((SELECT sum(f.amount_vnd) FROM funding f
                                               WHERE f.submission_id = report.submission_id), 0)
            WHERE status IN ('accepted', 'memo')
            """;

    private LandedTotals() {}
}
