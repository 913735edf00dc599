package vn.htsd.reports.query;

import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/**
 * How declarations stand to the details below them, for participations of one campaign.
 *
 * @param undetailed participations that only declarations tell of: of nodes without any detail, and beyond the details
 * @param agree nodes whose declaration equals their details
 * @param above nodes that declare more than their details, some of which are missing
 * @param below nodes whose declaration is less than, or differs from, their details, which count
 */
public record Consolidation(Quantity undetailed, Quantity agree, Quantity above, Quantity below) {
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
                                row.quantity("undetailed", undetailed(campaign)),
                                row.quantity("agree", nodes(campaign, "'agrees'")),
                                row.quantity("above", nodes(campaign, "'declared_above'")),
                                row.quantity("below", nodes(campaign, "'declared_below', 'differs'"))),
                        campaign)
                .orElseThrow();
    }

    /** Declarations that could be compared with details. */
    public Quantity compared() {
        return Quantity.sum("compared", List.of(agree, above, below));
    }

    private static Origin undetailed(int campaign) {
        return Origin.sum(
                "fact_participants",
                "participants",
                "campaign_year = " + campaign + " AND (basis = 'residual'"
                        + " OR submission_id IN (SELECT submission_id FROM submission WHERE kind = 'consolidated'))");
    }

    private static Origin nodes(int campaign, String statuses) {
        return Origin.rows(
                "fact_reconciliation",
                "campaign_year = " + campaign + " AND family = 'participants' AND status IN (" + statuses + ")");
    }
}
