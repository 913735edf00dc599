package vn.htsd.reports.query;

import java.util.List;

/** A logged decision that a figure of one campaign rests on. */
public record DecisionTaken(String unit, String family, String verdict, String reason, String document) {
    private static final String SQL =
            """
            SELECT l.full_name, d.family, d.verdict, d.reason, d.document
            FROM fact_reconciliation r JOIN decision d USING (decision_id) JOIN dim_locality l ON l.locality_key = r.node_key
            WHERE r.campaign_year = ? ORDER BY d.decided_at, d.decision_id
            """;

    public static List<DecisionTaken> read(Warehouse warehouse, int campaign) {
        return warehouse.list(
                SQL,
                row -> new DecisionTaken(
                        row.text("full_name"),
                        row.text("family"),
                        row.text("verdict"),
                        row.text("reason"),
                        row.text("document")),
                campaign);
    }
}
