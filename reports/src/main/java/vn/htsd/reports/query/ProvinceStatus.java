package vn.htsd.reports.query;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** Whether and when a province reported, and how far the communes and units in it did. */
public record ProvinceStatus(
        String localityKey,
        String name,
        String status,
        @Nullable Instant receivedAt,
        @Nullable LocalDate dueAt,
        @Nullable String timeliness,
        boolean deadlineAssumed,
        Quantity communesExpected,
        Quantity communesOwn,
        Quantity communesMissing,
        Quantity unitsExpected,
        Quantity unitsOwn,
        Quantity unitsMissing) {
    private static final String SQL =
            """
            WITH below AS (
              SELECT province_key,
                sum(expected) FILTER (level IN ('commune', 'district')) AS communes_expected,
                sum(own_report) FILTER (level IN ('commune', 'district')) AS communes_own,
                sum(missing) FILTER (level IN ('commune', 'district')) AS communes_missing,
                sum(expected) FILTER (level = 'unit') AS units_expected,
                sum(own_report) FILTER (level = 'unit') AS units_own,
                sum(missing) FILTER (level = 'unit') AS units_missing
              FROM reporting_summary WHERE campaign_year = ? GROUP BY province_key),
            own AS (
              SELECT f.locality_key, any_value(f.received_at) AS received_at, any_value(f.due_at) AS due_at,
                any_value(f.timeliness) AS timeliness, bool_or(coalesce(f.deadline_assumed, true)) AS deadline_assumed
              FROM fact_reporting f JOIN dim_reporter r USING (reporter_key)
              WHERE f.campaign_year = ? AND f.level = 'province' AND r.type IS DISTINCT FROM 'department'
              GROUP BY f.locality_key)
            SELECT s.locality_key, s.code, s.name, s.status, own.received_at, own.due_at, own.timeliness,
              coalesce(own.deadline_assumed, true) AS deadline_assumed, below.* EXCLUDE (province_key)
            FROM locality_summary s
            LEFT JOIN own ON own.locality_key = s.locality_key
            LEFT JOIN below ON below.province_key = s.locality_key
            WHERE s.campaign_year = ? AND s.level = 'province'
            ORDER BY s.code
            """;

    public static List<ProvinceStatus> read(Warehouse warehouse, int campaign) {
        return warehouse.list(
                SQL,
                row -> new ProvinceStatus(
                        row.text("locality_key"),
                        row.text("name"),
                        row.text("status"),
                        row.instant("received_at"),
                        row.day("due_at"),
                        row.textOrNull("timeliness"),
                        row.flag("deadline_assumed"),
                        quantity(row, "communes_expected", "expected", "'commune', 'district'", campaign),
                        quantity(row, "communes_own", "own_report", "'commune', 'district'", campaign),
                        quantity(row, "communes_missing", "missing", "'commune', 'district'", campaign),
                        quantity(row, "units_expected", "expected", "'unit'", campaign),
                        quantity(row, "units_own", "own_report", "'unit'", campaign),
                        quantity(row, "units_missing", "missing", "'unit'", campaign)),
                campaign,
                campaign,
                campaign);
    }

    private static Quantity quantity(Row row, String column, String counted, String levels, int campaign)
            throws SQLException {
        var where = "campaign_year = " + campaign + " AND province_key = '" + row.text("locality_key")
                + "' AND level IN (" + levels + ")";
        return row.quantity(column, row.text("code"), Origin.sum("reporting_summary", counted, where));
    }
}
