package vn.htsd.reports.query;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** Whether and when a commune reported, and how far the units on its territory did. */
public record CommuneStatus(
        String name,
        String status,
        @Nullable Instant receivedAt,
        @Nullable String timeliness,
        boolean deadlineReal,
        Quantity unitsExpected,
        Quantity unitsOwn,
        Quantity unitsMissing) {
    private static final String SQL =
            """
            SELECT s.locality_key, s.code, s.full_name, s.status, f.received_at, f.timeliness,
              NOT coalesce(f.deadline_assumed, true) AS deadline_real, u.expected AS units_expected, u.own_report AS units_own_report,
              u.missing AS units_missing, row_number() OVER (ORDER BY s.code) AS row_at
            FROM locality_summary s
            LEFT JOIN fact_reporting f ON f.campaign_year = s.campaign_year AND f.reporter_key = s.locality_key
            LEFT JOIN reporting_rate u
              ON u.campaign_year = s.campaign_year AND u.locality_key = s.locality_key AND u.level = 'unit'
            WHERE s.campaign_year = ? AND s.level = 'commune' AND s.province_key = ?
            ORDER BY row_at
            """;

    public static List<CommuneStatus> read(Warehouse warehouse, Slice province) {
        return warehouse.list(
                SQL,
                row -> new CommuneStatus(
                        row.text("full_name"),
                        row.text("status"),
                        row.instant("received_at"),
                        row.textOrNull("timeliness"),
                        row.flag("deadline_real"),
                        quantity(row, "expected", province),
                        quantity(row, "own_report", province),
                        quantity(row, "missing", province)),
                province.campaign(),
                province.place().key());
    }

    private static Quantity quantity(Row row, String column, Slice province) throws SQLException {
        var where = province.ofCampaign() + " AND locality_key = " + DuckFile.quoted(row.text("locality_key"))
                + " AND level = 'unit'";
        return row.quantity("units_" + column, row.text("code"), Origin.sum("reporting_rate", column, where));
    }
}
