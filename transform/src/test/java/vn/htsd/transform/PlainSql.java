package vn.htsd.transform;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.htsd.data.workspace.Workspace;

/**
 * The national totals of a season, by hand in DuckDB's SQL from the same landing files: what a clever analyst would write
 * instead of all this. No breakdowns, no relayed reports, no decisions, no register of units.
 */
final class PlainSql {
    private static final List<String> LEVELS = List.of("commune", "district", "province");

    private final Workspace workspace;

    PlainSql(Workspace workspace) {
        this.workspace = workspace;
    }

    /** {@code year participants classes amount}, one line a campaign. */
    List<String> totals(Path published) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(connection, "SET memory_limit = '2GB'");
            execute(connection, "ATTACH '" + published + "' AS w (READ_ONLY)");
            for (var table : List.of("report", "activity", "funding")) {
                execute(
                        connection,
                        "CREATE VIEW " + table + " AS FROM read_parquet('" + workspace.landing() + "/*/" + table
                                + ".parquet')");
            }
            for (var statement : STAGE.split(";")) {
                execute(connection, statement);
            }
            for (var level : LEVELS) {
                execute(connection, NODE.formatted(level));
            }
            return query(
                    connection,
                    """
                    SELECT year, sum(published) FILTER (family = 'participants'),
                           sum(published) FILTER (family = 'classes'), sum(published) FILTER (family = 'funding')
                    FROM done WHERE parent = 'VN' GROUP BY year ORDER BY year""");
        }
    }

    /** The same three from the published warehouse. */
    static List<String> published(Path warehouse) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(connection, "ATTACH '" + warehouse + "' AS w (READ_ONLY)");
            return query(
                    connection,
                    "SELECT campaign_year, participants, classes, amount_vnd FROM w.national_summary"
                            + " WHERE participants IS NOT NULL ORDER BY 1");
        }
    }

    /** Which report of each reporter stands, what it says, and who it reports to. */
    private static final String STAGE =
            """
            CREATE TABLE standing AS
            SELECT * FROM report WHERE status = 'accepted' AND relayed_by IS NULL
            QUALIFY row_number() OVER (PARTITION BY campaign_year, reporter_code, kind
                                       ORDER BY revision DESC, received_at DESC, sha256 DESC) = 1;
            CREATE TABLE figure AS
            SELECT submission_id, 'participants' AS family, sum(participants)::HUGEINT AS value, 0 AS tolerance
            FROM activity WHERE participants IS NOT NULL GROUP BY ALL
            UNION ALL
            SELECT submission_id, 'classes', sum(classes), 0 FROM activity WHERE classes IS NOT NULL GROUP BY ALL
            UNION ALL
            SELECT submission_id, 'funding', sum(amount_vnd), sum(half_digit_vnd) FROM funding
            WHERE amount_vnd IS NOT NULL GROUP BY ALL;
            CREATE TABLE said AS
            SELECT s.campaign_year AS year, s.reporter_code AS code, s.kind, m.family,
                   coalesce(f.value, CASE WHEN s.held = 'not_held' THEN 0 END) AS value, coalesce(f.tolerance, 0) AS tolerance,
                   CASE m.family WHEN 'participants' THEN s.duplicates_participants WHEN 'classes' THEN s.duplicates_classes
                                 ELSE s.duplicates_amount_vnd END AS duplicates,
                   s.coverage_expected
            FROM standing s CROSS JOIN (VALUES ('participants'), ('classes'), ('funding')) m(family)
            LEFT JOIN figure f ON f.submission_id = s.submission_id AND f.family = m.family;
            CREATE TABLE place AS
            SELECT c.campaign_year AS year, l.code, l.level, coalesce(p.code, 'VN') AS parent,
                   NOT coalesce(r.status = 'exempt', false) AS expected
            FROM w.dim_campaign c
            JOIN w.dim_locality l ON l.valid_from <= c.week_start AND coalesce(l.valid_to > c.week_start, true)
            LEFT JOIN w.dim_locality p ON p.locality_key = l.parent_key
            LEFT JOIN w.fact_reporting r ON r.campaign_year = c.campaign_year AND r.reporter_key = l.locality_key
            WHERE l.level <> 'nation';
            CREATE TABLE done AS
            SELECT s.year, s.code, coalesce(r.reports_to, split_part(r.locality_key, '@', 1)) AS parent, false AS place, s.family,
                   s.value AS published, s.value IS NOT NULL AS covered, true AS sent
            FROM said s JOIN standing r ON r.campaign_year = s.year AND r.reporter_code = s.code AND r.kind = s.kind
            WHERE s.kind = 'direct' AND r.reporter_level = 'unit'
            UNION ALL
            -- Whose reports were all sent back has sent something all the same.
            SELECT DISTINCT campaign_year, reporter_code, coalesce(reports_to, split_part(locality_key, '@', 1)), false, m.family,
                   NULL::HUGEINT, false, true
            FROM report CROSS JOIN (VALUES ('participants'), ('classes'), ('funding')) m(family)
            WHERE reporter_level = 'unit' AND status IN ('returned', 'document') AND reporter_code IS NOT NULL
              AND (campaign_year, reporter_code) NOT IN (SELECT (campaign_year, reporter_code) FROM standing)
            """;

    /** One level of places, from what lies below them and what they declare. */
    private static final String NODE =
            """
            INSERT INTO done
            WITH below AS (
                SELECT year, parent AS code, family, sum(published) AS detail,
                       count(*) FILTER (place AND sent) AS places, count(*) FILTER (NOT place) AS units,
                       count(*) FILTER (covered) AS covered
                FROM done GROUP BY ALL),
            node AS (
                SELECT p.year, p.code, p.parent, p.expected, m.family,
                       CASE WHEN d.value IS NULL THEN b.detail ELSE d.value + coalesce(b.detail, 0) END AS s,
                       d.value IS NOT NULL AS direct, r.value AS r, coalesce(r.duplicates, 0) AS x, r.tolerance AS t,
                       CASE WHEN coalesce(b.places, 0) = 0 AND r.coverage_expected IS NULL THEN NULL
                            ELSE coalesce(b.places, 0) + greatest(coalesce(b.units, 0),
                                 coalesce(r.coverage_expected - coalesce(b.places, 0), 0)) END AS children,
                       coalesce(b.covered, 0) AS covered
                FROM place p CROSS JOIN (VALUES ('participants'), ('classes'), ('funding')) m(family)
                LEFT JOIN below b ON b.year = p.year AND b.code = p.code AND b.family = m.family
                LEFT JOIN said d ON d.year = p.year AND d.code = p.code AND d.family = m.family AND d.kind = 'direct'
                LEFT JOIN said r ON r.year = p.year AND r.code = p.code AND r.family = m.family AND r.kind = 'consolidated'
                WHERE p.level = '%s'),
            judged AS (
                SELECT *, direct AND children IS NOT NULL AND covered >= children AS whole FROM node)
            SELECT year, code, parent, true, family,
                   CASE WHEN r IS NULL THEN s
                        WHEN s IS NULL THEN r
                        WHEN abs(r - (s - least(x, s))) <= t THEN s - least(x, s)
                        WHEN whole THEN s
                        WHEN r > s - least(x, s) THEN r
                        ELSE s END,
                   expected AND (r IS NOT NULL OR whole), expected
            FROM judged
            """;

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3) + " "
                        + rows.getString(4));
            }
        }
        return found;
    }
}
