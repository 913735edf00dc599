package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** Reports received from one province, how many were sent back, and what was found in them; blank name: of no known place. */
public record QualityAtPlace(String name, Quantity reports, Quantity returned, Quantity errors, Quantity warnings) {
    private static final String SQL =
            """
            WITH sent AS (
              SELECT s.submission_id, s.status, l.province_key
              FROM submission s LEFT JOIN dim_reporter r USING (reporter_key)
                LEFT JOIN dim_locality l ON l.locality_key = r.locality_key
              WHERE s.campaign_year = ?),
            found AS (
              SELECT submission_id, count(*) FILTER (severity = 'error') AS errors,
                count(*) FILTER (severity = 'warning') AS warnings
              FROM finding GROUP BY submission_id)
            SELECT coalesce(p.locality_key, '') AS place, coalesce(p.code, 'unknown') AS code, coalesce(p.name, '') AS name,
              count(*) AS reports, count(*) FILTER (sent.status = 'returned') AS returned,
              coalesce(sum(errors), 0) AS errors, coalesce(sum(warnings), 0) AS warnings
            FROM sent LEFT JOIN found USING (submission_id) LEFT JOIN dim_locality p ON p.locality_key = sent.province_key
            GROUP BY p.locality_key, p.code, p.name ORDER BY p.code NULLS LAST
            """;

    public static List<QualityAtPlace> read(Warehouse warehouse, int campaign) {
        return warehouse.list(
                SQL,
                row -> {
                    var of = where(row, campaign);
                    var findings =
                            "submission_id IN (SELECT submission_id FROM submission WHERE " + of + ") AND severity = ";
                    return new QualityAtPlace(
                            row.text("name"),
                            quantity(row, "reports", Origin.rows("submission", of)),
                            quantity(row, "returned", Origin.rows("submission", of + " AND status = 'returned'")),
                            quantity(row, "errors", Origin.rows("finding", findings + "'error'")),
                            quantity(row, "warnings", Origin.rows("finding", findings + "'warning'")));
                },
                campaign);
    }

    private static Quantity quantity(Row row, String column, Origin origin) throws SQLException {
        return row.quantity(column, row.text("code"), origin);
    }

    private static String where(Row row, int campaign) throws SQLException {
        var known = "SELECT r.reporter_key FROM dim_reporter r JOIN dim_locality l USING (locality_key)";
        var place = row.text("place");
        return "campaign_year = " + campaign
                + (place.isEmpty()
                        ? " AND (reporter_key IS NULL OR reporter_key NOT IN (" + known
                                + " WHERE l.province_key IS NOT NULL))"
                        : " AND reporter_key IN (" + known + " WHERE l.province_key = " + DuckFile.quoted(place) + ")");
    }
}
