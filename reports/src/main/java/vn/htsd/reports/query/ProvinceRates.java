package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** How many of the communes, and of the units, of a province reported themselves, and of how many the figures are in. */
public record ProvinceRates(
        String name,
        Quantity communesExpected,
        Quantity communesOwn,
        Quantity communesCovered,
        Quantity unitsExpected,
        Quantity unitsOwn,
        Quantity unitsCovered) {
    private static final String COMMUNES = "'commune', 'district'";
    private static final String UNITS = "'unit'";

    private static final String SQL =
            """
            SELECT l.locality_key, l.code, l.name,
              sum(r.expected) FILTER (r.level IN ('commune', 'district')) AS communes_expected,
              sum(r.own_report) FILTER (r.level IN ('commune', 'district')) AS communes_own_report,
              sum(r.covered) FILTER (r.level IN ('commune', 'district')) AS communes_covered,
              sum(r.expected) FILTER (r.level = 'unit') AS units_expected,
              sum(r.own_report) FILTER (r.level = 'unit') AS units_own_report,
              sum(r.covered) FILTER (r.level = 'unit') AS units_covered
            FROM locality_summary l LEFT JOIN reporting_summary r
              ON r.campaign_year = l.campaign_year AND r.province_key = l.locality_key
            WHERE l.campaign_year = ? AND l.level = 'province'
            GROUP BY l.locality_key, l.code, l.name ORDER BY l.code
            """;

    public static List<ProvinceRates> read(Warehouse warehouse, int campaign) {
        return warehouse.list(
                SQL,
                row -> new ProvinceRates(
                        row.text("name"),
                        quantity(row, "communes_", "expected", COMMUNES, campaign),
                        quantity(row, "communes_", "own_report", COMMUNES, campaign),
                        quantity(row, "communes_", "covered", COMMUNES, campaign),
                        quantity(row, "units_", "expected", UNITS, campaign),
                        quantity(row, "units_", "own_report", UNITS, campaign),
                        quantity(row, "units_", "covered", UNITS, campaign)),
                campaign);
    }

    private static Quantity quantity(Row row, String group, String column, String levels, int campaign)
            throws SQLException {
        var where = "campaign_year = " + campaign + " AND province_key = " + DuckFile.quoted(row.text("locality_key"))
                + " AND level IN (" + levels + ")";
        return row.quantity(group + column, row.text("code"), Origin.sum("reporting_summary", column, where));
    }
}
