package vn.htsd.reports.query;

import java.util.List;

/** The totals of one province in one campaign, on the geography of that campaign, by official code. */
public record ProvinceSummary(String localityKey, String code, String name, Measures measures) {
    private static final String SQL = "SELECT locality_key, code, name, " + Measures.COLUMNS
            + " FROM locality_summary WHERE campaign_year = ? AND level = 'province' ORDER BY code";

    public static List<ProvinceSummary> read(Warehouse warehouse, int campaign) {
        return warehouse.list(
                SQL,
                row -> new ProvinceSummary(
                        row.text("locality_key"),
                        row.text("code"),
                        row.text("name"),
                        Measures.of(
                                row,
                                "locality_summary",
                                "campaign_year = " + campaign + " AND locality_key = '" + row.text("locality_key")
                                        + "'",
                                row.text("code"))),
                campaign);
    }
}
