package vn.htsd.transform.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.stage.Scope;

/** What must hold in every build; one that breaks any is not published. */
final class Identities {
    /** Each query gives a row for every breach. */
    private static final Map<String, String> QUERIES = Map.of(
            "national = Σ facts (participants)",
            """
            SELECT n.campaign_year, n.participants, f.total
            FROM national_summary n
            FULL JOIN (SELECT campaign_year, sum(participants) AS total FROM fact_participants GROUP BY ALL) f
                USING (campaign_year)
            WHERE n.participants IS DISTINCT FROM f.total
            """,
            "national = Σ facts (classes)",
            """
            SELECT n.campaign_year, n.classes, f.total
            FROM national_summary n
            FULL JOIN (SELECT campaign_year, sum(classes) AS total FROM fact_classes GROUP BY ALL) f
                USING (campaign_year)
            WHERE n.classes IS DISTINCT FROM f.total
            """,
            "national = Σ facts (funding)",
            """
            SELECT n.campaign_year, n.amount_vnd, f.total
            FROM national_summary n
            FULL JOIN (SELECT campaign_year, sum(amount_vnd) AS total FROM fact_funding GROUP BY ALL) f
                USING (campaign_year)
            WHERE n.amount_vnd IS DISTINCT FROM f.total
            """,
            "national = Σ provinces + facts at the nation",
            """
            SELECT n.campaign_year, n.participants, p.total, r.total
            FROM national_summary n
            LEFT JOIN (SELECT campaign_year, sum(participants) AS total FROM locality_summary
                       WHERE level = 'province' GROUP BY ALL) p USING (campaign_year)
            LEFT JOIN (SELECT campaign_year, sum(participants) AS total FROM fact_participants
                       WHERE locality_key LIKE 'VN@%' GROUP BY ALL) r USING (campaign_year)
            WHERE coalesce(n.participants, 0) <> coalesce(p.total, 0) + coalesce(r.total, 0)
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
            SELECT campaign_year, locality_key, coverage FROM locality_summary
            WHERE NOT coverage BETWEEN 0 AND 1 OR covered > expected
            """);

    /** For each family of {@code fact_reconciliation}: its fact table and measure. */
    private static final Map<String, String> FAMILIES = Map.of(
            "participants",
                    "SELECT campaign_year, node_key, locality_key, basis, participants AS value FROM fact_participants",
            "classes", "SELECT campaign_year, node_key, locality_key, basis, classes AS value FROM fact_classes",
            "funding", "SELECT campaign_year, node_key, locality_key, basis, amount_vnd AS value FROM fact_funding");

    /**
     * Σ facts by one cut is what reconciliation publishes: by line in every province and the nation; by location in the nation
     * only, since a unit may lie in a province and report to the Ministry.
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
        for (var family : FAMILIES.entrySet()) {
            for (var cut : List.of("locality_key", "node_key")) {
                broken.addAll(breaches(
                        connection,
                        "Σ facts by " + cut + " = published (" + family.getKey() + ")",
                        CUT.formatted(family.getValue(), cut, family.getKey())));
            }
            broken.addAll(breaches(
                    connection,
                    "only adjustments are negative (" + family.getKey() + ")",
                    NEGATIVE.formatted(family.getValue())));
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

    /** Rows of two campaigns never share a key that names the campaign; a trend is made of all campaigns. */
    private static String changed(TableSpec table, Scope scope) {
        if (scope.everything() || !table.byCampaign() || !table.key().contains("campaign_year")) {
            return "";
        }
        var years = scope.years().stream().map(String::valueOf).collect(Collectors.joining(", ", "(-1, ", ")"));
        return table.equals(Tables.TREND) ? "" : " WHERE campaign_year IN " + years;
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
