package vn.htsd.reports.query;

import java.util.List;

/** How many of the reports that count, of one level, state something in each part of their words. */
public record NarrativeCount(
        String level,
        long reports,
        long direction,
        long preparation,
        long communication,
        long advantages,
        long difficulties,
        long toMinistry,
        long toProvince,
        long toDepartment,
        long toCommune) {
    private static final String SQL =
            """
            WITH said AS (
              SELECT reporter_key, submission_id, regexp_extract(section, '[^.]+$') AS part
              FROM narrative WHERE campaign_year = ? AND trim(text) <> '')
            SELECT r.level,
              count(DISTINCT submission_id) AS reports,
              count(DISTINCT submission_id) FILTER (part = 'direction') AS direction,
              count(DISTINCT submission_id) FILTER (part = 'preparation') AS preparation,
              count(DISTINCT submission_id) FILTER (part = 'communication') AS communication,
              count(DISTINCT submission_id) FILTER (part = 'advantages') AS advantages,
              count(DISTINCT submission_id) FILTER (part = 'difficulties') AS difficulties,
              count(DISTINCT submission_id) FILTER (part = 'ministry') AS to_ministry,
              count(DISTINCT submission_id) FILTER (part = 'province') AS to_province,
              count(DISTINCT submission_id) FILTER (part = 'department') AS to_department,
              count(DISTINCT submission_id) FILTER (part = 'commune') AS to_commune
            FROM said JOIN dim_reporter r USING (reporter_key)
            GROUP BY r.level
            ORDER BY CASE r.level WHEN 'ministry' THEN 1 WHEN 'province' THEN 2 WHEN 'district' THEN 3 WHEN 'commune' THEN 4 ELSE 5 END
            """;

    public static List<NarrativeCount> read(Warehouse warehouse, int campaign) {
        return warehouse.list(
                SQL,
                row -> new NarrativeCount(
                        row.text("level"),
                        row.numberOrZero("reports"),
                        row.numberOrZero("direction"),
                        row.numberOrZero("preparation"),
                        row.numberOrZero("communication"),
                        row.numberOrZero("advantages"),
                        row.numberOrZero("difficulties"),
                        row.numberOrZero("to_ministry"),
                        row.numberOrZero("to_province"),
                        row.numberOrZero("to_department"),
                        row.numberOrZero("to_commune")),
                campaign);
    }
}
