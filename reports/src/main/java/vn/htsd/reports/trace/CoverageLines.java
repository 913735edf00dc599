package vn.htsd.reports.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Coverage of a unit: the reporters directly below it that are expected, that sent a report of their own, or whose figures
 * stand for the whole of them; and as many more as its consolidated report says.
 */
final class CoverageLines {
    private final Answers answers;

    CoverageLines(Answers answers) {
        this.answers = answers;
    }

    /** @param column {@code expected}, {@code received} or {@code covered} of {@code locality_summary} */
    List<Line> of(String column, int campaign, String place, @Nullable Long value) {
        var lines = new ArrayList<Line>();
        long counted = 0;
        for (var row : answers.of(reporters(campaign, place) + " WHERE " + condition(column) + " ORDER BY ALL")) {
            lines.add(MartLines.counted("fact_reporting", column, row, 1L));
            counted++;
        }
        long rest = value == null ? 0 : value - counted;
        if (rest != 0) {
            for (var row : answers.of(declared(campaign, place))) {
                var cell = column.equals("expected") ? "coverage.expected" : "coverage.received";
                lines.add(MartLines.counted("submission", cell, row, rest, ""));
            }
        }
        return lines;
    }

    private static String condition(String column) {
        return switch (column) {
            case "expected" -> "f.expected";
            case "received" -> "f.status IN ('reported', 'nil')";
            default -> "f.expected AND f.whole";
        };
    }

    private static String reporters(int campaign, String place) {
        return """
                WITH directly AS (
                  SELECT f.*, r.code, r.name, CASE WHEN f.reporter_key = f.locality_key THEN p.code
                      ELSE coalesce(r.reports_to, l.code) END AS parent
                  FROM fact_reporting f JOIN dim_reporter r USING (reporter_key)
                    JOIN dim_locality l ON l.locality_key = f.locality_key
                    LEFT JOIN dim_locality p ON p.locality_key = l.parent_key
                  WHERE f.campaign_year = %1$d),
                f AS (
                  SELECT d.*, EXISTS (FROM submission s WHERE s.campaign_year = %1$d AND s.reporter_key = d.reporter_key
                      AND s.kind = 'consolidated' AND s.status = 'accepted')
                    OR CASE WHEN d.level = 'unit'
                      THEN EXISTS (FROM fact_participants p WHERE p.campaign_year = %1$d AND p.reporter_key = d.reporter_key)
                      ELSE EXISTS (FROM fact_reconciliation n WHERE n.campaign_year = %1$d AND n.node_key = d.reporter_key
                        AND n.family = 'participants' AND (n.declared IS NOT NULL OR n.children_covered >= n.children_expected))
                      END AS whole
                  FROM directly d
                  WHERE d.parent = (SELECT code FROM dim_locality WHERE locality_key = %2$s) AND d.status <> 'exempt')
                SELECT f.campaign_year, f.code, f.name, f.status, s.submission_id, s.sha256, s.file_name, s.received_at, s.channel,
                  s.sender
                FROM f LEFT JOIN submission s ON s.submission_id = f.submission_id
                """
                .formatted(campaign, Answers.quoted(place));
    }

    private static String declared(int campaign, String place) {
        return """
                SELECT %1$d AS campaign_year, l.code, coalesce(r.name, l.full_name) AS name, s.submission_id, s.sha256, s.file_name,
                  s.received_at, s.channel, s.sender
                FROM dim_locality l
                LEFT JOIN submission s ON s.campaign_year = %1$d AND s.kind = 'consolidated' AND s.status = 'accepted'
                  AND s.reporter_key IN (SELECT reporter_key FROM dim_reporter WHERE locality_key = l.locality_key AND level <> 'unit')
                LEFT JOIN dim_reporter r ON r.reporter_key = s.reporter_key
                WHERE l.locality_key = %2$s ORDER BY s.submission_id LIMIT 1
                """
                .formatted(campaign, Answers.quoted(place));
    }
}
