package vn.htsd.reports.query;

import java.util.Optional;

/** The national totals of one campaign. */
public record NationalSummary(Measures measures) {
    private static final String SQL = "SELECT " + Measures.COLUMNS + " FROM national_summary WHERE campaign_year = ?";

    public static Optional<NationalSummary> read(Warehouse warehouse, int campaign) {
        return warehouse.first(
                SQL,
                row -> new NationalSummary(Measures.of(row, "national_summary", "campaign_year = " + campaign, "")),
                campaign);
    }
}
