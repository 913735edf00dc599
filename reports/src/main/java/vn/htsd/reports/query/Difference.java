package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/**
 * A place whose declaration and details differ, by family of measure; the largest share first.
 *
 * @param covered reporters right below it whose details are in, of those expected; unknown where there is no register
 */
public record Difference(
        String name, String family, Quantity declared, Quantity detail, Quantity covered, Quantity expected) {
    /** Smaller ones are counted and not named: one percent, and fifty participations (any number of classes or đồng). */
    private static final String LARGE = " AND declared IS NOT NULL AND detail IS NOT NULL AND abs(declared - detail) >"
            + " 0.01 * detail AND (family <> 'participants' OR abs(declared - detail) >= 50)";

    private static final String DIFFERS = " AND declared IS NOT NULL AND detail IS NOT NULL AND declared <> detail";

    /** @param campaign of which all that are large are given */
    public static List<Difference> large(Warehouse warehouse, int campaign) {
        var where = "campaign_year = " + campaign + LARGE;
        return warehouse.list(
                "SELECT r.node_key, l.code, l.full_name, r.family, r.declared, r.detail,"
                        + " r.children_covered, r.children_expected FROM (FROM fact_reconciliation WHERE "
                        + where
                        + ") r JOIN dim_locality l ON l.locality_key = r.node_key"
                        + " ORDER BY r.family, abs(r.declared - r.detail) / greatest(r.detail, 1) DESC, l.code",
                row -> new Difference(
                        row.text("full_name"),
                        row.text("family"),
                        quantity(row, "declared", campaign),
                        quantity(row, "detail", campaign),
                        quantity(row, "children_covered", campaign),
                        quantity(row, "children_expected", campaign)));
    }

    /** How many differ at all, and by less. */
    public static Quantity small(Warehouse warehouse, int campaign) {
        var where = "campaign_year = " + campaign + DIFFERS + " AND NOT (true" + LARGE + ")";
        return warehouse
                .first(
                        "SELECT count(*) AS small FROM fact_reconciliation WHERE " + where,
                        row -> row.quantity("small", Origin.rows("fact_reconciliation", where)))
                .orElseThrow();
    }

    /** How much the declaration is above the details; below zero where it is less. */
    public Quantity difference() {
        return declared.without(declared.name().replaceFirst("^declared", "difference"), List.of(detail));
    }

    private static Quantity quantity(Row row, String column, int campaign) throws SQLException {
        var where = "campaign_year = " + campaign + " AND node_key = " + DuckFile.quoted(row.text("node_key"))
                + " AND family = " + DuckFile.quoted(row.text("family"));
        return row.quantity(
                column, row.text("family") + "." + row.text("code"), Origin.sum("fact_reconciliation", column, where));
    }
}
