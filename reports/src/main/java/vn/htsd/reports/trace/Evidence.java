package vn.htsd.reports.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Origin;

/**
 * Why a node has a residual or an adjustment: what its consolidated report declares, what is known in detail below it,
 * duplicates that it says were removed, and a decision, if there is one.
 */
final class Evidence {
    private static final Map<String, String> FAMILIES =
            Map.of("fact_participants", "participants", "fact_classes", "classes", "fact_funding", "funding");

    private final Answers answers;

    Evidence(Answers answers) {
        this.answers = answers;
    }

    /** The evidence for every node that has such a row among those of {@code from}. */
    List<Line> of(Origin.Selected from) {
        var family = FAMILIES.get(from.table());
        if (family == null) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        for (var node : answers.of(
                """
                WITH chosen AS (
                  SELECT campaign_year, reporter_key, any_value(declared_submission_id) AS declared_id, any_value(source_ref) AS source_ref
                  FROM %s WHERE (%s
                ) AND basis IN ('residual', 'adjustment') GROUP BY campaign_year, reporter_key)
                SELECT c.campaign_year, c.reporter_key, c.source_ref, n.declared, n.detail, n.duplicates_removed, n.status,
                  coalesce(r.code, l.code) AS code, coalesce(r.name, l.full_name) AS name, l.locality_key AS place,
                  d.decision_id, d.verdict, d.decided_by, d.document, d.reason,
                  s.submission_id, s.sha256, s.file_name, s.received_at, s.channel, s.sender
                FROM chosen c
                JOIN fact_reconciliation n
                  ON n.campaign_year = c.campaign_year AND n.node_key = c.reporter_key AND n.family = '%s'
                LEFT JOIN dim_reporter r ON r.reporter_key = c.reporter_key
                LEFT JOIN dim_locality l ON l.locality_key = c.reporter_key
                LEFT JOIN submission s ON s.submission_id = c.declared_id
                LEFT JOIN decision d ON d.decision_id = n.decision_id
                ORDER BY c.campaign_year, c.reporter_key
                """
                        .formatted(from.table(), from.where(), family))) {
            lines.addAll(ofNode(from, family, node));
        }
        return lines;
    }

    private List<Line> ofNode(Origin.Selected from, String family, Answers.Found node) {
        var lines = new ArrayList<Line>();
        var key = node.textOr("reporter_key", "");
        var places = FactLines.places(node);
        lines.add(line(Line.Role.DECLARED, from, node, measure(from), node.number("declared"), places));
        var duplicates = node.number("duplicates_removed");
        if (duplicates != null && duplicates != 0) {
            lines.add(line(
                    Line.Role.DUPLICATES,
                    from,
                    node,
                    "duplicates_removed." + removed(family),
                    duplicates,
                    List.of("")));
        }
        var decision = node.text("decision_id");
        if (decision != null) {
            lines.add(new Line(
                    Line.Role.DECISION,
                    key,
                    1,
                    node.year(),
                    "decision",
                    node.textOr("verdict", ""),
                    node.textOr("code", ""),
                    node.textOr("name", ""),
                    List.of(
                            decision,
                            node.textOr("document", ""),
                            node.textOr("reason", ""),
                            node.textOr("decided_by", "")),
                    "",
                    null,
                    null,
                    List.of()));
        }
        for (var line : new FactLines(answers).of(Origin.sum(from.table(), measure(from), below(node, key)))) {
            lines.add(line.as(Line.Role.DETAIL, key, -1));
        }
        return lines;
    }

    /** What the family is reconciled by. */
    private static String measure(Origin.Selected from) {
        return from.table().equals("fact_classes") ? "classes" : from.column();
    }

    private static String removed(String family) {
        return family.equals("funding") ? "amount_vnd" : family;
    }

    /**
     * The rows that report through the node, its own residuals and adjustments left out: of an administrative unit all that
     * hang on it or on units below it, else those of the reporters that report to it.
     */
    private static String below(Answers.Found node, String key) {
        var quoted = Answers.quoted(key);
        var scope = node.text("place") != null
                ? "node_key IN (WITH RECURSIVE below AS (SELECT " + quoted + " AS k UNION"
                        + " SELECT l.locality_key FROM dim_locality l JOIN below ON l.parent_key = below.k) SELECT k FROM below)"
                : "reporter_key IN (WITH RECURSIVE below AS (SELECT " + quoted + " AS k, "
                        + Answers.quoted(node.textOr("code", "")) + " AS c UNION"
                        + " SELECT r.reporter_key, r.code FROM dim_reporter r JOIN below ON r.reports_to = below.c)"
                        + " SELECT k FROM below)";
        return "campaign_year = " + node.year() + " AND " + scope + " AND NOT (reporter_key = " + quoted
                + " AND basis IN ('residual', 'adjustment'))";
    }

    private static Line line(
            Line.Role role,
            Origin.Selected from,
            Answers.Found node,
            String column,
            @Nullable Long value,
            List<String> places) {
        return new Line(
                role,
                node.textOr("reporter_key", ""),
                role == Line.Role.DUPLICATES ? -1 : 1,
                node.year(),
                from.table(),
                column,
                node.textOr("code", ""),
                node.textOr("name", ""),
                List.of(node.textOr("status", "")),
                "",
                value,
                FactLines.file(node),
                places);
    }
}
