package vn.htsd.reports.query;

import java.util.List;

/** A logged decision that a figure of one slice rests on. */
public record DecisionTaken(String unit, String family, String verdict, String reason, String document) {
    private static final String SQL =
            """
            SELECT l.full_name, d.family, d.verdict, d.reason, d.document,
              row_number() OVER (ORDER BY d.decided_at, d.decision_id, r.node_key) AS row_at
            FROM (FROM fact_reconciliation WHERE %s) r
              JOIN decision d USING (decision_id) JOIN dim_locality l ON l.locality_key = r.node_key
            ORDER BY row_at
            """;

    public static List<DecisionTaken> read(Warehouse warehouse, Slice slice) {
        return warehouse.list(
                SQL.formatted(slice.nodes()),
                row -> new DecisionTaken(
                        row.text("full_name"),
                        row.text("family"),
                        row.text("verdict"),
                        row.text("reason"),
                        row.text("document")));
    }
}
