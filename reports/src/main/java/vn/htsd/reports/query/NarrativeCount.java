package vn.htsd.reports.query;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/** How many of the reports that count, of one level, state something in each part of their words. */
public record NarrativeCount(
        String level,
        Quantity reports,
        Quantity direction,
        Quantity preparation,
        Quantity communication,
        Quantity advantages,
        Quantity difficulties,
        Quantity toMinistry,
        Quantity toProvince,
        Quantity toDepartment,
        Quantity toCommune) {
    private static final String SQL =
            """
            WITH said AS (
              SELECT reporter_key, submission_id,
                bool_or(part = 'direction') AS direction,
                bool_or(part = 'preparation') AS preparation,
                bool_or(part = 'communication') AS communication,
                bool_or(part = 'advantages') AS advantages,
                bool_or(part = 'difficulties') AS difficulties,
                bool_or(part = 'ministry') AS to_ministry,
                bool_or(part = 'province') AS to_province,
                bool_or(part = 'department') AS to_department,
                bool_or(part = 'commune') AS to_commune
              FROM (SELECT *, regexp_extract(section, '[^.]+$') AS part FROM narrative WHERE %s AND trim(text) <> '')
              GROUP BY reporter_key, submission_id)
            SELECT r.level, count(*) AS reports,
              count(*) FILTER (direction) AS direction,
              count(*) FILTER (preparation) AS preparation,
              count(*) FILTER (communication) AS communication,
              count(*) FILTER (advantages) AS advantages,
              count(*) FILTER (difficulties) AS difficulties,
              count(*) FILTER (to_ministry) AS to_ministry,
              count(*) FILTER (to_province) AS to_province,
              count(*) FILTER (to_department) AS to_department,
              count(*) FILTER (to_commune) AS to_commune,
              row_number() OVER (ORDER BY CASE r.level WHEN 'ministry' THEN 1 WHEN 'province' THEN 2 WHEN 'district' THEN 3 WHEN 'commune' THEN 4 ELSE 5 END)
                AS row_at
            FROM said JOIN dim_reporter r USING (reporter_key)
            GROUP BY r.level
            ORDER BY row_at
            """;

    public static List<NarrativeCount> read(Warehouse warehouse, Slice slice) {
        return warehouse.list(
                SQL.formatted(slice.reporters()),
                row -> new NarrativeCount(
                        row.text("level"),
                        quantity(row, "reports", null, slice),
                        quantity(row, "direction", "direction", slice),
                        quantity(row, "preparation", "preparation", slice),
                        quantity(row, "communication", "communication", slice),
                        quantity(row, "advantages", "advantages", slice),
                        quantity(row, "difficulties", "difficulties", slice),
                        quantity(row, "to_ministry", "ministry", slice),
                        quantity(row, "to_province", "province", slice),
                        quantity(row, "to_department", "department", slice),
                        quantity(row, "to_commune", "commune", slice)));
    }

    /** @param part null where any will do */
    private static Quantity quantity(Row row, String column, @Nullable String part, Slice slice) throws SQLException {
        var level = row.text("level");
        var where = slice.reporters() + " AND trim(text) <> ''"
                + (part == null ? "" : " AND regexp_extract(section, '[^.]+$') = '" + part + "'")
                + " AND reporter_key IN (SELECT reporter_key FROM dim_reporter WHERE level = '" + level + "')";
        return row.quantity(column, level, Origin.distinct("narrative", "submission_id", where));
    }
}
