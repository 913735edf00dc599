package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/**
 * What one activity group came to in a slice. {@code unspecified} is there only where it holds something: the
 * zeros of nil reports need no line of their own.
 */
public record ActivityTotal(
        String code,
        String vi,
        String en,
        Quantity participants,
        Quantity classes,
        Quantity sessions,
        Quantity activities) {
    private static final String SQL =
            """
            WITH people AS (
              SELECT activity_group, sum(participants) AS participants
              FROM fact_participants WHERE %1$s GROUP BY 1),
            lessons AS (
              SELECT activity_group, sum(classes) AS classes, sum(sessions) AS sessions, sum(activities) AS activities
              FROM fact_classes WHERE %1$s GROUP BY 1)
            SELECT g.code, g.name_vi, g.name_en, p.participants, l.classes, l.sessions, l.activities,
              row_number() OVER (ORDER BY g.sort) AS row_at
            FROM dim_activity_group g
            LEFT JOIN people p ON p.activity_group = g.code
            LEFT JOIN lessons l ON l.activity_group = g.code
            WHERE g.code <> 'unspecified' OR p.participants > 0 OR l.classes > 0 OR l.sessions > 0
            ORDER BY row_at
            """;

    public static List<ActivityTotal> read(Warehouse warehouse, Slice slice) {
        return warehouse.list(
                SQL.formatted(slice.facts()),
                row -> new ActivityTotal(
                        row.text("code"),
                        row.text("name_vi"),
                        row.text("name_en"),
                        quantity(row, "participants", "fact_participants", slice),
                        quantity(row, "classes", "fact_classes", slice),
                        quantity(row, "sessions", "fact_classes", slice),
                        quantity(row, "activities", "fact_classes", slice)));
    }

    private static Quantity quantity(Row row, String column, String table, Slice slice) throws SQLException {
        var group = row.text("code");
        var where = slice.facts() + " AND activity_group = '" + group + "'";
        return row.quantity(column, group, Origin.sum(table, column, where));
    }
}
