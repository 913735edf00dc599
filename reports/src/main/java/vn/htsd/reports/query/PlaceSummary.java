package vn.htsd.reports.query;

import java.util.List;
import java.util.Optional;

/** The totals of one administrative unit in one campaign, on the geography of that campaign. */
public record PlaceSummary(String localityKey, String code, String name, Measures measures) {
    private static final String SQL = "SELECT locality_key, code, name, full_name, " + Measures.COLUMNS
            + ", row_number() OVER (ORDER BY code) AS row_at FROM locality_summary WHERE campaign_year = ? AND level ="
            + " ? AND (? = '' OR province_key = ?) ORDER BY row_at";

    /** By official code. */
    public static List<PlaceSummary> provinces(Warehouse warehouse, int campaign) {
        return read(warehouse, campaign, "province", "", "name");
    }

    /** The communes of a province by official code, with their types: a ward and a commune may share a name. */
    public static List<PlaceSummary> communes(Warehouse warehouse, Slice province) {
        return read(warehouse, province.campaign(), "commune", province.place().key(), "full_name");
    }

    /** The totals of a place itself, on its territory. */
    public static Optional<Measures> of(Warehouse warehouse, Slice slice) {
        return warehouse.first(
                "SELECT " + Measures.COLUMNS + " FROM locality_summary WHERE " + slice.summary(),
                row -> Measures.of(row, "locality_summary", slice.summary(), ""));
    }

    private static List<PlaceSummary> read(
            Warehouse warehouse, int campaign, String level, String province, String name) {
        return warehouse.list(
                SQL,
                row -> new PlaceSummary(
                        row.text("locality_key"),
                        row.text("code"),
                        row.text(name),
                        Measures.of(
                                row,
                                "locality_summary",
                                "campaign_year = " + campaign + " AND locality_key = "
                                        + DuckFile.quoted(row.text("locality_key")),
                                row.text("code"))),
                campaign,
                level,
                province,
                province);
    }
}
