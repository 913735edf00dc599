package vn.htsd.reports.query;

import java.util.List;

/** Which provinces of the first year make up one of the last year; {@code whole} is false where one was divided. */
public record Predecessors(String name, String sources, long count, boolean whole) {
    private static final String SQL =
            """
            WITH RECURSIVE days AS (
              SELECT (SELECT week_start FROM dim_campaign WHERE campaign_year = ?) AS first_day,
                     (SELECT week_start FROM dim_campaign WHERE campaign_year = ?) AS last_day),
            line AS (
              SELECT l.locality_key AS source, l.locality_key AS at, true AS whole
              FROM dim_locality l, days
              WHERE l.level = 'province' AND l.valid_from <= first_day AND (l.valid_to IS NULL OR l.valid_to > first_day)
              UNION ALL
              SELECT line.source, c.to_key, line.whole AND c.weight >= 1
              FROM line JOIN locality_change c ON c.from_key = line.at, days
              WHERE c.effective_date > first_day AND c.effective_date <= last_day)
            SELECT now.name, string_agg(DISTINCT was.name, '; ' ORDER BY was.name) AS sources,
              count(DISTINCT was.locality_key) AS sources_count, bool_and(line.whole) AS whole
            FROM line
            JOIN dim_locality now ON now.locality_key = line.at
            JOIN dim_locality was ON was.locality_key = line.source, days
            WHERE now.level = 'province' AND now.valid_from <= last_day AND (now.valid_to IS NULL OR now.valid_to > last_day)
            GROUP BY now.locality_key, now.code, now.name
            HAVING count(DISTINCT was.locality_key) > 1 OR min(was.name) <> now.name OR NOT bool_and(line.whole)
            ORDER BY now.code
            """;

    public static List<Predecessors> read(Warehouse warehouse, int from, int to) {
        return warehouse.list(
                SQL,
                row -> new Predecessors(
                        row.text("name"), row.text("sources"), row.numberOrZero("sources_count"), row.flag("whole")),
                from,
                to);
    }
}
