package vn.htsd.reports.query;

/**
 * How declarations stand to the details below them, for participations of one campaign.
 *
 * @param undetailed participations that only declarations tell of: of nodes without any detail, and beyond the details
 * @param agree nodes whose declaration equals their details
 * @param above nodes that declare more than their details, some of which are missing
 * @param below nodes whose declaration is less than, or differs from, their details, which count
 */
public record Consolidation(long undetailed, long agree, long above, long below) {
    private static final String SQL =
            """
            SELECT
              coalesce((SELECT sum(participants) FROM fact_participants f LEFT JOIN submission s USING (submission_id)
                        WHERE f.campaign_year = $1 AND (f.basis = 'residual' OR s.kind = 'consolidated')), 0) AS undetailed,
              count(*) FILTER (status = 'agrees') AS agree,
              count(*) FILTER (status = 'declared_above') AS above,
              count(*) FILTER (status IN ('declared_below', 'differs')) AS below
            FROM fact_reconciliation WHERE campaign_year = $1 AND family = 'participants'
            """;

    public static Consolidation read(Warehouse warehouse, int campaign) {
        return warehouse
                .first(
                        SQL,
                        row -> new Consolidation(
                                row.numberOrZero("undetailed"),
                                row.numberOrZero("agree"),
                                row.numberOrZero("above"),
                                row.numberOrZero("below")),
                        campaign)
                .orElseThrow();
    }

    /** Declarations that could be compared with details. */
    public long compared() {
        return agree + above + below;
    }
}
