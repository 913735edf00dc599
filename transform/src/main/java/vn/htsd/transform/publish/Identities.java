package vn.htsd.transform.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.stage.Scope;

/** What must hold in every build; one that breaks any is not published. */
final class Identities {
    /**
     * @param table the fact that has it as a column of this name
     * @param family the one in which it is reconciled; sessions go with the classes
     */
    private record Measure(String name, String table, String family) {
        boolean isReconciled() {
            return !name.equals("sessions");
        }

        String facts() {
            return "SELECT campaign_year, reporter_key, node_key, locality_key, basis, " + name + " AS value FROM "
                    + table;
        }
    }

    private static final List<Measure> MEASURES = List.of(
            new Measure("participants", "fact_participants", "participants"),
            new Measure("classes", "fact_classes", "classes"),
            new Measure("sessions", "fact_classes", "classes"),
            new Measure("amount_vnd", "fact_funding", "funding"));

    private static final String NATIONAL =
            """
            SELECT n.campaign_year, n.%1$s, f.total
            FROM national_summary n
            FULL JOIN (SELECT campaign_year, sum(%1$s) AS total FROM %2$s GROUP BY ALL) f USING (campaign_year)
            WHERE n.%1$s IS DISTINCT FROM f.total
            """;

    /**
     * What a report says in all is what it gave to the facts: a direct one, and a consolidated one where nothing else is known.
     * By reporter, since where both count the fact has one row of them. One that has no control totals was landed before
     * they were kept.
     */
    private static final String LOADED =
            """
            WITH said AS (
                SELECT s.campaign_year, s.reporter_key, sum(s.control_%1$s) AS said, bool_and(s.control_%1$s IS NOT NULL) AS kept
                FROM submission s
                LEFT JOIN fact_reconciliation r
                    ON r.campaign_year = s.campaign_year AND r.node_key = s.reporter_key AND r.family = '%3$s'
                WHERE s.status = 'accepted' AND (s.kind = 'direct' OR r.status = 'declared_only') AND s.%4$s
                GROUP BY ALL),
            loaded AS (
                SELECT campaign_year, reporter_key, sum(%1$s) AS loaded
                FROM %2$s
                WHERE basis = 'reported' AND %4$s
                GROUP BY ALL)
            SELECT campaign_year, reporter_key, s.said, l.loaded
            FROM said s FULL JOIN loaded l USING (campaign_year, reporter_key)
            WHERE coalesce(s.said, 0) <> coalesce(l.loaded, 0) AND coalesce(s.kept, true)
            LIMIT 5
            """;

    /** What a consolidated report says in all is what was reconciled. */
    private static final String DECLARED =
            """
            SELECT s.campaign_year, s.submission_id, s.control_%1$s, r.declared
            FROM submission s
            LEFT JOIN fact_reconciliation r
                ON r.campaign_year = s.campaign_year AND r.node_key = s.reporter_key AND r.family = '%3$s'
            WHERE s.status = 'accepted' AND s.kind = 'consolidated' AND s.control_%1$s <> coalesce(r.declared, 0)
                AND s.%4$s
            LIMIT 5
            """;

    /** Each query gives a row for every breach. */
    private static final Map<String, String> QUERIES = Map.of(
            "every unit = Σ units below + facts at itself",
            """
            WITH unit AS (
                SELECT campaign_year, locality_key, parent_key, measure, value
                FROM (SELECT campaign_year, locality_key, parent_key, participants::DECIMAL(18,0) AS participants,
                             classes::DECIMAL(18,0) AS classes, sessions::DECIMAL(18,0) AS sessions, amount_vnd
                      FROM locality_summary)
                     UNPIVOT (value FOR measure IN (participants, classes, sessions, amount_vnd))),
            part AS (
                SELECT campaign_year, parent_key AS locality_key, measure, value FROM unit WHERE parent_key IS NOT NULL
                UNION ALL SELECT campaign_year, locality_key, 'participants', participants FROM fact_participants
                UNION ALL SELECT campaign_year, locality_key, 'classes', classes FROM fact_classes
                UNION ALL SELECT campaign_year, locality_key, 'sessions', sessions FROM fact_classes
                UNION ALL SELECT campaign_year, locality_key, 'amount_vnd', amount_vnd FROM fact_funding),
            total AS (SELECT campaign_year, locality_key, measure, sum(value) AS total FROM part GROUP BY ALL)
            SELECT campaign_year, locality_key, measure, u.value, t.total
            FROM unit u FULL JOIN total t USING (campaign_year, locality_key, measure)
            WHERE u.value IS DISTINCT FROM t.total
            LIMIT 5
            """,
            "harmonised national = reported national, on every geography",
            """
            WITH released AS (SELECT campaign_year FROM trend_source WHERE release IS NOT NULL),
            total AS (SELECT 'participants' AS measure, campaign_year, sum(participants)::DECIMAL(18,0) AS total
                      FROM fact_participants GROUP BY ALL
                      UNION ALL SELECT 'classes', campaign_year, sum(classes) FROM fact_classes GROUP BY ALL
                      UNION ALL SELECT 'amount_vnd', campaign_year, sum(amount_vnd) FROM fact_funding GROUP BY ALL)
            SELECT t.measure, t.target_campaign, t.campaign_year, t.value, r.total
            FROM trend t
            LEFT JOIN (FROM total WHERE campaign_year NOT IN (FROM released)
                       UNION ALL
                       SELECT measure, campaign_year, total
                       FROM (SELECT campaign_year, participants::DECIMAL(18,0) AS participants,
                                    classes::DECIMAL(18,0) AS classes, amount_vnd
                             FROM trend_source WHERE release IS NOT NULL)
                            UNPIVOT (total FOR measure IN (participants, classes, amount_vnd))) r
                USING (measure, campaign_year)
            WHERE t.level = 'nation' AND t.value IS DISTINCT FROM r.total
            """,
            "Σ of every level of the trend = the nation, low ≤ value ≤ high",
            """
            SELECT n.measure, n.target_campaign, n.campaign_year, p.level, n.value, p.total
            FROM trend n
            JOIN (SELECT measure, target_campaign, campaign_year, level, sum(value) AS total,
                         bool_and(coalesce(value BETWEEN value_low AND value_high, true)) AS bounded
                  FROM trend GROUP BY ALL) p USING (measure, target_campaign, campaign_year)
            WHERE n.level = 'nation' AND (n.value IS DISTINCT FROM p.total OR NOT p.bounded)
            """,
            "the crosswalk carries all of every unit, once",
            """
            SELECT campaign_year, target_campaign, from_key, sum(numerator), min(denominator) FROM crosswalk
            GROUP BY ALL HAVING sum(numerator) <> min(denominator) OR min(denominator) <> max(denominator) LIMIT 5
            """,
            "every rate lies between 0 and 1",
            """
            SELECT campaign_year, locality_key, level, received, covered, expected FROM locality_summary
            WHERE NOT coverage BETWEEN 0 AND 1 OR covered > expected
            UNION ALL
            SELECT campaign_year, province_key, level, own_report, covered, expected FROM reporting_summary
            WHERE own_report > expected OR covered > expected
            UNION ALL
            SELECT campaign_year, locality_key, level, own_report, covered, expected FROM reporting_rate
            WHERE own_report > expected OR covered > expected
                OR NOT own_rate BETWEEN 0 AND 1 OR NOT covered_rate BETWEEN 0 AND 1
            LIMIT 5
            """);

    /**
     * Σ facts by one cut is what reconciliation publishes: by line in every province and the nation; by location in the nation
     * only, for {@link #ELSEWHERE} says who may make the difference in a province.
     */
    private static final String CUT =
            """
            WITH fact AS (%1$s),
            total AS (SELECT f.campaign_year, l.province_key AS node_key, sum(f.value) AS total
                      FROM fact f JOIN dim_locality l ON l.locality_key = f.%2$s
                      WHERE l.province_key IS NOT NULL AND '%2$s' = 'node_key' GROUP BY ALL
                      UNION ALL
                      SELECT campaign_year, 'VN@1900-01-01', sum(value) FROM fact GROUP BY ALL)
            SELECT r.campaign_year, r.node_key, r.published, t.total
            FROM fact_reconciliation r LEFT JOIN total t USING (campaign_year, node_key)
            WHERE r.family = '%3$s'
              AND (r.node_key = 'VN@1900-01-01'
                   OR '%2$s' = 'node_key' AND r.node_key IN (SELECT locality_key FROM dim_locality WHERE level = 'province'))
              AND r.published IS DISTINCT FROM t.total
            LIMIT 5
            """;

    /**
     * Only a unit may lie in a province and report to another one, or to the Ministry. What an administrative unit says, and what
     * its declaration adds or takes off, lies in its own province, so that both cuts of a province differ by such units alone.
     */
    private static final String ELSEWHERE =
            """
            WITH fact AS (%1$s WHERE %2$s)
            SELECT f.campaign_year, f.node_key, f.locality_key, f.basis, f.value
            FROM fact f
            LEFT JOIN dim_locality n ON n.locality_key = f.node_key
            LEFT JOIN dim_locality l ON l.locality_key = f.locality_key
            WHERE f.reporter_key = f.node_key AND l.province_key IS DISTINCT FROM n.province_key
            LIMIT 5
            """;

    private static final String NEGATIVE =
            "WITH fact AS (%1$s) SELECT * FROM fact WHERE basis <> 'adjustment' AND value < 0 LIMIT 5";

    private Identities() {}

    /**
     * Every identity that is broken, with its rows; empty where all hold.
     *
     * @param scope what this build made anew; the build before answers for the keys of campaigns that it did not touch
     */
    static List<String> breaches(Connection connection, Scope scope) throws SQLException {
        var broken = new ArrayList<String>();
        for (var identity : QUERIES.entrySet()) {
            broken.addAll(breaches(connection, identity.getKey(), identity.getValue()));
        }
        for (var measure : MEASURES) {
            broken.addAll(breaches(connection, "national = Σ facts", NATIONAL, measure, scope));
            broken.addAll(breaches(connection, "control totals = facts", LOADED, measure, scope));
            if (measure.isReconciled()) {
                broken.addAll(breaches(connection, "control totals = declared", DECLARED, measure, scope));
                broken.addAll(reconciled(connection, measure, scope));
            }
        }
        for (var table : Tables.PUBLISHED) {
            var key = String.join(", ", table.key());
            broken.addAll(breaches(
                    connection,
                    "the key of " + table.name() + " is unique",
                    "SELECT " + key + ", count(*) FROM " + table.name() + changed(table, scope) + " GROUP BY " + key
                            + " HAVING count(*) > 1 LIMIT 5"));
        }
        // Always in the same order, whatever the order of the maps above.
        return broken.stream().sorted().toList();
    }

    private static List<String> reconciled(Connection connection, Measure measure, Scope scope) throws SQLException {
        var broken = new ArrayList<String>();
        var family = measure.family();
        for (var cut : List.of("locality_key", "node_key")) {
            broken.addAll(breaches(
                    connection,
                    "Σ facts by " + cut + " = published (" + family + ")",
                    CUT.formatted(measure.facts(), cut, family)));
        }
        broken.addAll(breaches(
                connection,
                "an administrative unit lies where it reports (" + family + ")",
                ELSEWHERE.formatted(measure.facts(), madeAnew(scope))));
        broken.addAll(breaches(
                connection, "only adjustments are negative (" + family + ")", NEGATIVE.formatted(measure.facts())));
        return broken;
    }

    /** Rows of two campaigns never share a key that names the campaign; a trend is made of all campaigns. */
    private static String changed(TableSpec table, Scope scope) {
        if (scope.everything() || !table.byCampaign() || !table.key().contains("campaign_year")) {
            return "";
        }
        return table.equals(Tables.TREND) ? "" : " WHERE " + madeAnew(scope);
    }

    private static String madeAnew(Scope scope) {
        return "campaign_year " + (scope.everything() ? "IS NOT NULL" : "IN " + Increment.list(scope.years()));
    }

    private static List<String> breaches(Connection connection, String name, String sql, Measure measure, Scope scope)
            throws SQLException {
        return breaches(
                connection,
                name + " (" + measure.name() + ")",
                sql.formatted(measure.name(), measure.table(), measure.family(), madeAnew(scope)));
    }

    private static List<String> breaches(Connection connection, String name, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var cells = new ArrayList<String>();
                for (int column = 1; column <= columns; column++) {
                    cells.add(String.valueOf(rows.getString(column)));
                }
                found.add(name + ": " + cells);
            }
        }
        return found;
    }
}
