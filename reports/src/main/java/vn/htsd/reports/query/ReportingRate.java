package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** How many of the expected reporters of one level reported, in the whole country. */
public record ReportingRate(
        String level,
        Quantity expected,
        Quantity ownReport,
        Quantity covered,
        Quantity returned,
        Quantity missing,
        Quantity onTime,
        Quantity late,
        Quantity notAssessed,
        boolean deadlineAssumed) {
    private static final String SQL =
            """
            SELECT level, expected, own_report, covered, returned, missing, on_time, late, not_assessed, deadline_assumed
            FROM reporting_summary
            WHERE campaign_year = ? AND province_key LIKE 'VN@%'
            ORDER BY CASE level WHEN 'ministry' THEN 1 WHEN 'province' THEN 2 WHEN 'district' THEN 3 WHEN 'commune' THEN 4 ELSE 5 END
            """;

    public static List<ReportingRate> read(Warehouse warehouse, int campaign) {
        return warehouse.list(
                SQL,
                row -> new ReportingRate(
                        row.text("level"),
                        quantity(row, "expected", campaign),
                        quantity(row, "own_report", campaign),
                        quantity(row, "covered", campaign),
                        quantity(row, "returned", campaign),
                        quantity(row, "missing", campaign),
                        quantity(row, "on_time", campaign),
                        quantity(row, "late", campaign),
                        quantity(row, "not_assessed", campaign),
                        row.flag("deadline_assumed")),
                campaign);
    }

    private static Quantity quantity(Row row, String column, int campaign) throws SQLException {
        var level = row.text("level");
        var where = "campaign_year = " + campaign + " AND province_key LIKE 'VN@%' AND level = '" + level + "'";
        return row.quantity(column, level, Origin.sum("reporting_summary", column, where));
    }
}
