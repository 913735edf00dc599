package vn.htsd.reports.query;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/**
 * The communes and districts of one province that sent nothing, by name.
 *
 * @param dueAt the last day in time, where a document sets it; null where nobody may be called late
 */
public record Missing(String province, Quantity number, String names, @Nullable LocalDate dueAt) {
    private static final String SQL =
            """
            SELECT p.locality_key, p.code, p.name AS province, count(*) AS missing,
              string_agg(l.full_name, ', ' ORDER BY l.code) AS names,
              CASE WHEN NOT bool_or(coalesce(f.deadline_assumed, true)) THEN max(f.due_at) END AS due_at
            FROM fact_reporting f
              JOIN dim_locality l ON l.locality_key = f.reporter_key
              JOIN dim_locality p ON p.locality_key = l.province_key
            WHERE f.campaign_year = ? AND f.status = 'missing' AND f.expected AND f.level IN ('commune', 'district')
            GROUP BY p.locality_key, p.code, p.name ORDER BY p.code
            """;

    public static List<Missing> read(Warehouse warehouse, int campaign) {
        return warehouse.list(
                SQL,
                row -> new Missing(
                        row.text("province"),
                        row.quantity(
                                "missing",
                                row.text("code"),
                                Origin.rows(
                                        "fact_reporting",
                                        "campaign_year = " + campaign + " AND status = 'missing' AND expected AND level"
                                                + " IN ('commune', 'district') AND reporter_key IN (SELECT locality_key FROM"
                                                + " dim_locality WHERE province_key = "
                                                + DuckFile.quoted(row.text("locality_key")) + ")")),
                        row.text("names"),
                        row.day("due_at")),
                campaign);
    }
}
