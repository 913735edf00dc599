package vn.htsd.reports.query;

import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;

/**
 * Opening ceremonies that their own holders describe, by one cut ({@code day}, {@code format}, {@code assessment}) and its value. A
 * consolidated report gives the attendance of many ceremonies and the day of one, so it describes none of them.
 */
public record OpeningCut(String cut, String value, Quantity openings, Quantity participants) {
    private static final String SQL =
            """
            WITH opening AS (
              SELECT o.*, CASE
                  WHEN held_on IS NULL THEN 'unknown'
                  WHEN held_on < c.week_start THEN 'before'
                  WHEN held_on > c.week_end THEN 'after'
                  ELSE CAST(held_on AS VARCHAR) END AS day,
                c.week_start
              FROM (FROM fact_opening WHERE %s) o JOIN dim_campaign c USING (campaign_year)
                JOIN submission s USING (submission_id)
              WHERE s.kind = 'direct'),
            cuts AS (
              SELECT 'day' AS cut, day AS value, participants,
                CASE day WHEN 'before' THEN '0' WHEN 'after' THEN '8' WHEN 'unknown' THEN '9' ELSE '1' || day END AS place
              FROM opening
              UNION ALL
              SELECT 'format', CASE WHEN format IN ('rally', 'flag_salute', 'extracurricular') THEN format
                  WHEN format IS NULL THEN 'unknown' ELSE 'other' END, participants,
                CASE format WHEN 'rally' THEN '1' WHEN 'flag_salute' THEN '2' WHEN 'extracurricular' THEN '3' ELSE '8' END
                  || (format IS NULL)
              FROM opening
              UNION ALL
              SELECT 'assessment', coalesce(self_assessment, 'unknown'), participants,
                CASE self_assessment WHEN 'exceeded' THEN '1' WHEN 'achieved' THEN '2' WHEN 'not_achieved' THEN '3' ELSE '9' END
              FROM opening)
            SELECT cut, value, count(*) AS openings, sum(participants) AS participants,
              row_number() OVER (ORDER BY CASE cut WHEN 'day' THEN 1 WHEN 'format' THEN 2 ELSE 3 END, min(place)) AS row_at
            FROM cuts
            GROUP BY cut, value
            ORDER BY row_at
            """;

    public static List<OpeningCut> read(Warehouse warehouse, Slice slice) {
        return warehouse.list(SQL.formatted(slice.reporters()), row -> {
            var member = row.text("cut") + "." + row.text("value");
            var where = where(slice, row.text("cut"), row.text("value"));
            return new OpeningCut(
                    row.text("cut"),
                    row.text("value"),
                    row.quantity("openings", member, Origin.rows("fact_opening", where)),
                    row.quantity("participants", member, Origin.sum("fact_opening", "participants", where)));
        });
    }

    private static String where(Slice slice, String cut, String value) {
        return slice.reporters()
                + " AND submission_id IN (SELECT submission_id FROM submission WHERE kind = 'direct') AND "
                + switch (cut) {
                    case "day" -> day(slice.campaign(), value);
                    case "format" ->
                        value.equals("other")
                                ? "format NOT IN ('rally', 'flag_salute', 'extracurricular')"
                                : is("format", value);
                    default -> is("self_assessment", value);
                };
    }

    private static String day(int campaign, String value) {
        var week = " FROM dim_campaign WHERE campaign_year = " + campaign + ")";
        return switch (value) {
            case "unknown" -> "held_on IS NULL";
            case "before" -> "held_on < (SELECT week_start" + week;
            case "after" -> "held_on > (SELECT week_end" + week;
            default -> "held_on = DATE '" + value + "'";
        };
    }

    private static String is(String column, String value) {
        return value.equals("unknown") ? column + " IS NULL" : column + " = '" + value + "'";
    }
}
