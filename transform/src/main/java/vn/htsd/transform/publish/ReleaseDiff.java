package vn.htsd.transform.publish;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which published figures two warehouses differ in, and what moved them.
 *
 * <p>Figures are those of {@code locality_summary}: every unit and the nation, by measure and campaign. Every fact lies in one
 * unit and in all above it, so what a reporter's changed rows add up to is its part of the move of each of these figures; the
 * parts of a figure add up to its move. Openings and plans have no facts: their causes are the reports that changed, without a
 * part.
 */
public final class ReleaseDiff {
    private final Path older;
    private final Path newer;

    public ReleaseDiff(Path older, Path newer) {
        this.older = older;
        this.newer = newer;
    }

    /** Why a figure moved. */
    public enum Reason {
        /** The first report of that reporter. */
        NEW_REPORT,
        /** The first report, after its deadline. */
        LATE,
        /** A report that takes the place of another. */
        REVISION,
        /** A report that counted and does no more. */
        WITHDRAWN,
        /** A decision about a node's figure. */
        DECISION,
        /** The difference between a declaration and what is known below it became another. */
        CONSOLIDATION,
        /** Units, register or campaigns. */
        REFERENCE,
        /** The program computes otherwise. */
        PROGRAM;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One figure that moved, and one of the things that moved it.
     *
     * @param before null where nothing was reported
     * @param after the same
     * @param part how much of the move is due to this cause; null where that cannot be said
     * @param cause number of the submission or of the decision; null where neither is known
     */
    public record Move(
            int campaign,
            String level,
            String code,
            String name,
            String measure,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            Reason reason,
            @Nullable BigDecimal part,
            @Nullable String reporter,
            @Nullable String cause,
            @Nullable String fileName,
            @Nullable Instant receivedAt) {}

    /** Every figure that moved: the nation first, then by code; of each the greatest part first. */
    public List<Move> moves() {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("ATTACH '" + WarehouseFile.quoted(older) + "' AS a (READ_ONLY)");
            statement.execute("ATTACH '" + WarehouseFile.quoted(newer) + "' AS b (READ_ONLY)");
            statement.execute(FIGURES);
            statement.execute(FACTS.formatted("a"));
            statement.execute(FACTS.formatted("b"));
            statement.execute(CHANGED);
            statement.execute(LINES);
            var moves = new ArrayList<Move>();
            try (var rows = statement.executeQuery(MOVES)) {
                while (rows.next()) {
                    moves.add(move(rows));
                }
            }
            return moves;
        } catch (SQLException e) {
            throw new IllegalStateException("Comparing " + older + " with " + newer + " failed", e);
        }
    }

    private static Move move(ResultSet row) throws SQLException {
        var received = row.getObject("received_at", OffsetDateTime.class);
        return new Move(
                row.getInt("campaign_year"),
                row.getString("level"),
                row.getString("code"),
                row.getString("name"),
                row.getString("measure"),
                row.getBigDecimal("before"),
                row.getBigDecimal("after"),
                Reason.valueOf(Objects.requireNonNull(row.getString("reason")).toUpperCase(Locale.ROOT)),
                row.getBigDecimal("part"),
                row.getString("reporter"),
                row.getString("cause"),
                row.getString("file_name"),
                received == null ? null : received.toInstant());
    }

    private static final String MEASURES =
            "participants, opening_participants, classes, sessions, activities, amount_vnd, openings, plans";

    /** The figures that moved. */
    private static final String FIGURES =
            """
            CREATE TEMP TABLE figure AS
            WITH old AS (UNPIVOT (SELECT campaign_year, locality_key, level, code, full_name,
                                         %1$s FROM a.locality_summary)
                         ON %2$s INTO NAME measure VALUE value),
                 new AS (UNPIVOT (SELECT campaign_year, locality_key, level, code, full_name,
                                         %1$s FROM b.locality_summary)
                         ON %2$s INTO NAME measure VALUE value)
            SELECT campaign_year, locality_key, coalesce(new.level, old.level) AS level, coalesce(new.code, old.code) AS code,
                   coalesce(new.full_name, old.full_name) AS name, measure, old.value AS before, new.value AS after
            FROM old FULL JOIN new USING (campaign_year, locality_key, measure)
            WHERE old.value IS DISTINCT FROM new.value
            """
                    .formatted(MEASURES.replaceAll("(\\w+)", "$1::DECIMAL(18,0) AS $1"), MEASURES);

    /** What each reporter's rows add up to, apart by basis. */
    private static final String FACTS =
            """
            CREATE TEMP TABLE fact_%1$s AS
            WITH f AS (
                SELECT campaign_year, reporter_key, locality_key, basis, submission_id, declared_submission_id,
                       'participants' AS measure, participants::DECIMAL(18,0) AS value FROM %1$s.fact_participants
                UNION ALL
                SELECT campaign_year, reporter_key, locality_key, basis, submission_id, declared_submission_id,
                       'opening_participants', participants::DECIMAL(18,0) FROM %1$s.fact_participants
                WHERE activity_group = 'opening'
                UNION ALL
                SELECT campaign_year, reporter_key, locality_key, basis, submission_id, declared_submission_id,
                       'classes', classes::DECIMAL(18,0) FROM %1$s.fact_classes
                UNION ALL
                SELECT campaign_year, reporter_key, locality_key, basis, submission_id, declared_submission_id,
                       'sessions', sessions::DECIMAL(18,0) FROM %1$s.fact_classes
                UNION ALL
                SELECT campaign_year, reporter_key, locality_key, basis, submission_id, declared_submission_id,
                       'activities', activities::DECIMAL(18,0) FROM %1$s.fact_classes
                UNION ALL
                SELECT campaign_year, reporter_key, locality_key, basis, submission_id, declared_submission_id,
                       'amount_vnd', amount_vnd FROM %1$s.fact_funding)
            SELECT campaign_year, reporter_key, locality_key, basis <> 'reported' AS compared, measure, sum(value) AS value,
                   max(coalesce(submission_id, declared_submission_id)) AS submission_id
            FROM f WHERE value IS NOT NULL GROUP BY ALL
            """;

    /** Reporters whose rows changed, with the reason. */
    private static final String CHANGED =
            """
            CREATE TEMP TABLE changed AS
            WITH pair AS (
                SELECT campaign_year, reporter_key, locality_key, compared, measure,
                       coalesce(b.value, 0) - coalesce(a.value, 0) AS part,
                       a.submission_id AS before_id, b.submission_id AS after_id
                FROM fact_a a FULL JOIN fact_b b USING (campaign_year, reporter_key, locality_key, compared, measure)
                WHERE a.value IS DISTINCT FROM b.value
                UNION ALL
                -- Openings and plans: whichever report is another one now.
                SELECT campaign_year, reporter_key, locality_key, false, measure, NULL, a.submission_id, b.submission_id
                FROM (SELECT campaign_year, reporter_key, locality_key, submission_id FROM a.fact_reporting) a
                FULL JOIN (SELECT campaign_year, reporter_key, locality_key, submission_id FROM b.fact_reporting) b
                    USING (campaign_year, reporter_key, locality_key),
                (VALUES ('openings'), ('plans')) m(measure)
                WHERE a.submission_id IS DISTINCT FROM b.submission_id),
            decided AS (
                SELECT campaign_year, node_key, family, coalesce(b.decision_id, a.decision_id) AS decision_id
                FROM a.fact_reconciliation a FULL JOIN b.fact_reconciliation b USING (campaign_year, node_key, family)
                WHERE a.decision_id IS DISTINCT FROM b.decision_id),
            build AS (SELECT a.reference_digest <> b.reference_digest AS other_reference,
                             a.program_version <> b.program_version AS other_program FROM a.build a, b.build b)
            SELECT p.campaign_year, p.locality_key, p.measure, p.part, p.reporter_key, p.compared,
                   CASE WHEN d.decision_id IS NOT NULL AND p.compared THEN 'decision'
                        WHEN p.before_id IS DISTINCT FROM p.after_id AND p.after_id IS NULL AND NOT p.compared
                            THEN 'withdrawn'
                        WHEN p.before_id IS DISTINCT FROM p.after_id AND p.after_id IS NOT NULL
                             AND NOT EXISTS (FROM a.submission s WHERE s.submission_id = p.after_id) THEN
                            CASE WHEN n.supersedes IS NOT NULL OR coalesce(n.revision, 1) > 1 THEN 'revision'
                                 WHEN r.timeliness = 'late' THEN 'late'
                                 ELSE 'new_report' END
                        WHEN p.compared AND EXISTS (FROM pair o WHERE NOT o.compared AND o.campaign_year = p.campaign_year)
                            THEN 'consolidation'
                        WHEN other_reference THEN 'reference'
                        WHEN other_program THEN 'program'
                        WHEN p.before_id IS DISTINCT FROM p.after_id THEN 'revision'
                        ELSE 'consolidation' END AS reason,
                   CASE WHEN d.decision_id IS NOT NULL AND p.compared THEN d.decision_id
                        ELSE coalesce(p.after_id, p.before_id) END AS cause,
                   coalesce(n.file_name, o.file_name) AS file_name,
                   coalesce(n.received_at, o.received_at) AS received_at
            FROM pair p CROSS JOIN build
            LEFT JOIN decided d ON d.campaign_year = p.campaign_year AND d.node_key = p.reporter_key
                 AND d.family = CASE WHEN p.measure IN ('participants', 'opening_participants') THEN 'participants'
                                     WHEN p.measure IN ('classes', 'sessions', 'activities') THEN 'classes'
                                     ELSE 'funding' END
            LEFT JOIN b.submission n ON n.submission_id = p.after_id
            LEFT JOIN a.submission o ON o.submission_id = p.before_id
            LEFT JOIN b.fact_reporting r ON r.campaign_year = p.campaign_year AND r.reporter_key = p.reporter_key
            """;

    /** Every unit with itself and all above it. */
    private static final String LINES =
            """
            CREATE TEMP TABLE line AS
            WITH RECURSIVE unit AS (SELECT locality_key, parent_key FROM b.dim_locality
                                    UNION SELECT locality_key, parent_key FROM a.dim_locality
                                    WHERE locality_key NOT IN (SELECT locality_key FROM b.dim_locality)),
            up(locality_key, above_key) AS (
                SELECT locality_key, locality_key FROM unit
                WHERE locality_key IN (SELECT DISTINCT locality_key FROM changed)
                UNION
                SELECT up.locality_key, unit.parent_key FROM up JOIN unit ON unit.locality_key = up.above_key
                WHERE unit.parent_key IS NOT NULL)
            FROM up
            """;

    private static final String MOVES =
            """
            SELECT f.campaign_year, f.level, f.code, f.name, f.measure, f.before, f.after,
                   coalesce(c.reason, CASE WHEN x.reference_digest <> y.reference_digest THEN 'reference'
                                           WHEN x.program_version <> y.program_version THEN 'program'
                                           ELSE 'consolidation' END) AS reason,
                   c.part, split_part(c.reporter_key, '@', 1) AS reporter, c.cause, c.file_name, c.received_at
            FROM figure f
            CROSS JOIN a.build x CROSS JOIN b.build y
            LEFT JOIN (SELECT changed.*, line.above_key FROM changed JOIN line USING (locality_key)) c
                ON c.campaign_year = f.campaign_year AND c.measure = f.measure AND c.above_key = f.locality_key
            ORDER BY f.campaign_year,
                     CASE f.level WHEN 'nation' THEN 0 WHEN 'province' THEN 1 WHEN 'district' THEN 2 ELSE 3 END,
                     f.code, f.measure, abs(c.part) DESC NULLS LAST, c.cause, c.reporter_key
            """;
}
