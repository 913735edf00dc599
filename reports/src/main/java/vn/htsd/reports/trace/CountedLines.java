package vn.htsd.reports.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Opening ceremonies and plans: one for each direct report that has it, and at the places that bring reports together as many
 * more as the consolidated report there says.
 */
final class CountedLines {
    private final Answers answers;

    CountedLines(Answers answers) {
        this.answers = answers;
    }

    /** @param column {@code openings} or {@code plans} of {@code locality_summary} */
    List<Line> of(String column, int campaign, String place) {
        var own = "WITH own AS (" + (column.equals("openings") ? openings(campaign) : plans(campaign)) + ")";
        var file = "s.submission_id, s.sha256, s.file_name, s.received_at, s.channel, s.sender";
        var lines = new ArrayList<Line>();
        for (var row : answers.of(own + " SELECT o.campaign_year, r.code, r.name, o.source_ref, " + file
                + " FROM own o JOIN submission s USING (submission_id) JOIN dim_reporter r ON r.reporter_key = s.reporter_key"
                + " WHERE o." + MartLines.within(place) + " ORDER BY ALL")) {
            lines.add(MartLines.counted(
                    "submission",
                    column.equals("plans") ? "plan.number" : "opening",
                    row,
                    1L,
                    FactLines.places(row).toArray(String[]::new)));
        }
        for (var row : answers.of(own
                + """
                , total AS (SELECT campaign_year, locality_key, parent_key, coalesce(%1$s, 0) AS n FROM locality_summary
                  WHERE campaign_year = %2$d),
                below AS (SELECT parent_key, sum(n) AS n FROM total GROUP BY parent_key),
                direct AS (SELECT locality_key, count(*) AS n FROM own GROUP BY locality_key),
                rest AS (SELECT t.campaign_year, t.locality_key, t.n - coalesce(b.n, 0) - coalesce(d.n, 0) AS n
                  FROM total t LEFT JOIN below b ON b.parent_key = t.locality_key
                  LEFT JOIN direct d ON d.locality_key = t.locality_key)
                SELECT DISTINCT ON (t.locality_key) t.campaign_year, l.code, coalesce(r.name, l.full_name) AS name, t.n AS value,
                """
                        .formatted(column, campaign)
                + file
                + """
                 FROM rest t JOIN dim_locality l ON l.locality_key = t.locality_key
                LEFT JOIN submission s ON s.campaign_year = t.campaign_year AND s.kind = 'consolidated' AND s.status = 'accepted'
                  AND s.coverage_%1$s IS NOT NULL
                  AND s.reporter_key IN (SELECT reporter_key FROM dim_reporter WHERE locality_key = t.locality_key AND level <> 'unit')
                LEFT JOIN dim_reporter r ON r.reporter_key = s.reporter_key
                WHERE t.n <> 0 AND t.%2$s ORDER BY t.locality_key, s.submission_id
                """
                        .formatted(column, MartLines.within(place)))) {
            lines.add(MartLines.counted("submission", "coverage." + column, row, row.number("value"), ""));
        }
        return lines;
    }

    private static String openings(int campaign) {
        return "SELECT o.campaign_year, o.locality_key, o.submission_id, o.source_ref FROM fact_opening o"
                + " JOIN submission d USING (submission_id) WHERE o.campaign_year = " + campaign
                + " AND d.kind = 'direct'";
    }

    private static String plans(int campaign) {
        return "SELECT p.campaign_year, u.locality_key, p.submission_id, NULL AS source_ref FROM submission p"
                + " JOIN dim_reporter u ON u.reporter_key = p.reporter_key WHERE p.campaign_year = " + campaign
                + " AND p.kind = 'direct' AND p.status = 'accepted' AND p.plan_number IS NOT NULL";
    }
}
