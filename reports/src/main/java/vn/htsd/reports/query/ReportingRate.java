package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.List;
import java.util.function.BiFunction;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** How many of the expected reporters of one level reported, in a slice. */
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
            SELECT level, expected, own_report, covered, returned, missing, on_time, late, not_assessed, deadline_assumed,
              row_number() OVER (ORDER BY CASE level WHEN 'ministry' THEN 1 WHEN 'province' THEN 2 WHEN 'district' THEN 3 WHEN 'commune' THEN 4 ELSE 5 END) AS row_at
            FROM reporting_summary
            WHERE %s
            ORDER BY row_at
            """;

    /** The reporters of a commune's line, which no summary counts. */
    private static final String LINE =
            """
            SELECT level, nullif(count(*) FILTER (expected), 0) AS expected,
              count(*) FILTER (expected AND status IN ('reported', 'nil')) AS own_report,
              count(*) FILTER (expected AND status <> 'missing') AS covered,
              count(*) FILTER (expected AND status = 'returned') AS returned,
              count(*) FILTER (expected AND status = 'missing') AS missing,
              count(*) FILTER (expected AND NOT coalesce(deadline_assumed, true) AND timeliness = 'on_time') AS on_time,
              count(*) FILTER (expected AND NOT coalesce(deadline_assumed, true) AND timeliness = 'late') AS late,
              count(*) FILTER (expected AND coalesce(deadline_assumed, true) AND timeliness IS NOT NULL) AS not_assessed,
              coalesce(bool_or(deadline_assumed), false) AS deadline_assumed,
              row_number() OVER (ORDER BY CASE level WHEN 'commune' THEN 4 ELSE 5 END) AS row_at
            FROM fact_reporting WHERE %s GROUP BY level
            ORDER BY row_at
            """;

    public static List<ReportingRate> read(Warehouse warehouse, Slice slice) {
        return switch (slice.place().level()) {
            case NATION -> summed(warehouse, slice.ofCampaign() + " AND province_key LIKE 'VN@%'");
            case PROVINCE -> summed(warehouse, slice.ofCampaign() + " AND province_key = " + slice.key());
            case DISTRICT, COMMUNE -> counted(warehouse, slice.reporters());
        };
    }

    private static List<ReportingRate> summed(Warehouse warehouse, String where) {
        return read(
                warehouse,
                SQL.formatted(where),
                (column, level) -> Origin.sum("reporting_summary", column, where + " AND level = '" + level + "'"));
    }

    private static List<ReportingRate> counted(Warehouse warehouse, String where) {
        return read(
                warehouse,
                LINE.formatted(where),
                (column, level) -> Origin.rows(
                        "fact_reporting",
                        where + " AND expected AND level = '" + level + "' AND " + condition(column)));
    }

    private static String condition(String column) {
        var real = "NOT coalesce(deadline_assumed, true)";
        return switch (column) {
            case "own_report" -> "status IN ('reported', 'nil')";
            case "covered" -> "status <> 'missing'";
            case "returned", "missing" -> "status = '" + column + "'";
            case "on_time", "late" -> real + " AND timeliness = '" + column + "'";
            case "not_assessed" -> "coalesce(deadline_assumed, true) AND timeliness IS NOT NULL";
            default -> "true";
        };
    }

    private static List<ReportingRate> read(
            Warehouse warehouse, String sql, BiFunction<String, String, Origin> origin) {
        return warehouse.list(
                sql,
                row -> new ReportingRate(
                        row.text("level"),
                        quantity(row, "expected", origin),
                        quantity(row, "own_report", origin),
                        quantity(row, "covered", origin),
                        quantity(row, "returned", origin),
                        quantity(row, "missing", origin),
                        quantity(row, "on_time", origin),
                        quantity(row, "late", origin),
                        quantity(row, "not_assessed", origin),
                        row.flag("deadline_assumed")));
    }

    private static Quantity quantity(Row row, String column, BiFunction<String, String, Origin> origin)
            throws SQLException {
        var level = row.text("level");
        return row.quantity(column, level, origin.apply(column, level));
    }
}
