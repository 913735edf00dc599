package vn.htsd.reports.query;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/**
 * One reporter of a commune: whether and when it reported, and what.
 *
 * @param isCommune whether it is the commune itself, with what its own report holds beyond those of its units
 * @param elsewhere whether it lies there and reports along another line
 * @param deadlineReal whether a document sets its deadline, so that it may be called late
 */
public record UnitSummary(
        String code,
        String name,
        boolean isCommune,
        boolean elsewhere,
        String status,
        @Nullable Instant receivedAt,
        @Nullable String timeliness,
        boolean deadlineReal,
        Quantity participants,
        Quantity classes,
        Quantity sessions,
        Quantity amountVnd,
        Quantity openingParticipants) {
    private static final String SQL =
            """
            WITH listed AS (
              SELECT reporter_key, false AS elsewhere FROM fact_reporting WHERE %1$s
              UNION ALL SELECT reporter_key, true FROM fact_reporting WHERE %2$s),
            people AS (
              SELECT reporter_key, sum(participants) AS participants,
                sum(participants) FILTER (activity_group = 'opening') AS opening_participants
              FROM fact_participants WHERE %3$s AND (%4$s) GROUP BY 1),
            lessons AS (
              SELECT reporter_key, sum(classes) AS classes, sum(sessions) AS sessions
              FROM fact_classes WHERE %3$s AND (%4$s) GROUP BY 1),
            money AS (SELECT reporter_key, sum(amount_vnd) AS amount_vnd FROM fact_funding WHERE %3$s AND (%4$s) GROUP BY 1)
            SELECT r.reporter_key, r.code, r.name, r.level <> 'unit' AS is_commune, e.elsewhere, f.status, f.received_at,
              f.timeliness, NOT coalesce(f.deadline_assumed, true) AS deadline_real,
              participants, classes, sessions, amount_vnd, opening_participants,
              row_number() OVER (ORDER BY e.elsewhere, r.level <> 'unit' DESC, r.name, r.code) AS row_at
            FROM listed e
            JOIN (FROM fact_reporting WHERE %3$s) f USING (reporter_key)
            JOIN dim_reporter r USING (reporter_key)
            LEFT JOIN people USING (reporter_key) LEFT JOIN lessons USING (reporter_key) LEFT JOIN money USING (reporter_key)
            ORDER BY row_at
            """;

    /** The commune first, then its units by name, then those of other lines. */
    public static List<UnitSummary> read(Warehouse warehouse, Slice commune) {
        var places = "node_key = " + commune.key() + " OR locality_key = " + commune.key();
        return warehouse.list(
                SQL.formatted(commune.reporters(), commune.reportersElsewhere(), commune.ofCampaign(), places),
                row -> new UnitSummary(
                        row.text("code"),
                        row.text("name"),
                        row.flag("is_commune"),
                        row.flag("elsewhere"),
                        row.text("status"),
                        row.instant("received_at"),
                        row.textOrNull("timeliness"),
                        row.flag("deadline_real"),
                        quantity(row, "participants", "fact_participants", "participants", commune, places, ""),
                        quantity(row, "classes", "fact_classes", "classes", commune, places, ""),
                        quantity(row, "sessions", "fact_classes", "sessions", commune, places, ""),
                        quantity(row, "amount_vnd", "fact_funding", "amount_vnd", commune, places, ""),
                        quantity(
                                row,
                                "opening_participants",
                                "fact_participants",
                                "participants",
                                commune,
                                places,
                                " AND activity_group = 'opening'")));
    }

    private static Quantity quantity(
            Row row, String name, String table, String column, Slice commune, String places, String more)
            throws SQLException {
        var where = commune.ofCampaign() + " AND (" + places + ") AND reporter_key = "
                + DuckFile.quoted(row.text("reporter_key")) + more;
        return row.quantity(name, row.text("code"), Origin.sum(table, column, where));
    }
}
