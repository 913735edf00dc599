package vn.htsd.reports.query;

import java.util.List;

/**
 * A node whose declaration is not the sum of its details, so that somebody may decide between the two.
 *
 * @param code official code of the administrative unit
 */
public record DeclaredDifference(String code, String name, long detail, long declared) {
    private static final String SQL =
            """
            SELECT l.code, l.full_name, r.detail, r.declared
            FROM fact_reconciliation r JOIN dim_locality l ON l.locality_key = r.node_key
            WHERE r.campaign_year = ? AND r.family = ? AND r.status IN ('differs', 'declared_above', 'declared_below')
            ORDER BY abs(r.declared - r.detail) DESC, l.code
            """;

    /** The largest difference first. */
    public static List<DeclaredDifference> read(Warehouse warehouse, int campaign, String family) {
        return warehouse.list(
                SQL,
                row -> new DeclaredDifference(
                        row.text("code"),
                        row.text("full_name"),
                        row.numberOrZero("detail"),
                        row.numberOrZero("declared")),
                campaign,
                family);
    }
}
