package vn.htsd.transform.oracle;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The trend read a second time, in plain SQL over {@code crosswalk} and the facts: what an analyst would write who has only
 * the descriptions of the tables. Each query gives the rows in which the two readings differ.
 */
final class HarmonisedBySql {
    private static final String VALUES =
            """
            WITH cell AS (
              SELECT 'participants' AS measure, campaign_year, locality_key AS from_key, activity_group AS a,
                     population_group AS b, mode AS c, sum(participants)::HUGEINT AS v
              FROM fact_participants GROUP BY ALL
              UNION ALL
              SELECT 'classes', campaign_year, locality_key, activity_group, '', mode, sum(classes)::HUGEINT
              FROM fact_classes WHERE classes IS NOT NULL GROUP BY ALL
              UNION ALL
              SELECT 'amount_vnd', campaign_year, locality_key, funding_source, '', '', sum(amount_vnd)::HUGEINT
              FROM fact_funding GROUP BY ALL),
            floored AS (
              SELECT *, abs(v) * numerator // denominator AS part, abs(v) * numerator % denominator AS remainder
              FROM cell JOIN crosswalk USING (campaign_year, from_key)),
            placed AS (
              SELECT *, abs(v) - sum(part) OVER whole AS missing,
                     row_number() OVER (whole ORDER BY remainder DESC, to_code) AS place
              FROM floored
              WINDOW whole AS (PARTITION BY measure, campaign_year, target_campaign, from_key, a, b, c)),
            landed AS (
              SELECT *, sign(v) * (part + CASE WHEN place <= missing THEN 1 ELSE 0 END) AS got FROM placed),
            in_table AS (
              SELECT *, 'nation' AS level, 'VN@1900-01-01' AS locality_key FROM landed
              UNION ALL SELECT *, 'province', coalesce(to_province_key, 'VN@1900-01-01') FROM landed
              UNION ALL SELECT *, 'commune', CASE to_level WHEN 'commune' THEN to_key
                                             ELSE coalesce(to_province_key, 'VN@1900-01-01') END FROM landed),
            at_place AS (
              SELECT measure, level, target_campaign, locality_key, campaign_year, from_key, a, b, c, v, sum(got) AS got
              FROM in_table GROUP BY ALL),
            judged AS (
              SELECT *, min(locality_key) OVER figure = max(locality_key) OVER figure AS whole
              FROM at_place
              WINDOW figure AS (PARTITION BY measure, level, target_campaign, campaign_year, from_key)),
            second AS (
              SELECT measure, level, target_campaign, locality_key, campaign_year, sum(got)::BIGINT AS value,
                     sum(CASE WHEN whole THEN got ELSE least(0, v) END)::BIGINT AS value_low,
                     sum(CASE WHEN whole THEN got ELSE greatest(0, v) END)::BIGINT AS value_high,
                     sum(CASE WHEN whole THEN 0 ELSE got END)::BIGINT AS estimated
              FROM judged GROUP BY ALL)
            SELECT 'value', measure, level, target_campaign, locality_key, campaign_year, f.value, s.value, f.value_low,
                   s.value_low, f.value_high, s.value_high, f.estimated_share, s.estimated
            FROM (SELECT * FROM trend WHERE value IS NOT NULL) f
            FULL JOIN second s USING (measure, level, target_campaign, locality_key, campaign_year)
            WHERE f.value IS DISTINCT FROM s.value OR f.value_low IS DISTINCT FROM s.value_low
               OR f.value_high IS DISTINCT FROM s.value_high
               OR s.value > 0 AND abs(f.estimated_share - least(1, greatest(0, s.estimated / s.value))) > 1e-12
            LIMIT 10
            """;

    /** Change, comparability and rank, by what the table itself says. */
    private static final String COMPARED =
            """
            WITH before AS (
              SELECT *, lag(value) OVER line AS was, lag(coverage) OVER line AS coverage_was,
                     lag(estimated_share) OVER line AS share_was,
                     campaign_year = min(campaign_year) OVER (PARTITION BY target_campaign) AS first
              FROM trend
              WINDOW line AS (PARTITION BY measure, level, target_campaign, locality_key ORDER BY campaign_year)),
            second AS (
              SELECT *, CASE WHEN value IS NOT NULL AND was >= 30 THEN (value - was)::DOUBLE / was::DOUBLE END AS rate,
                     NOT first AND NOT undetailed AND value IS NOT NULL AND was >= 30 AND reason IS DISTINCT FROM 'definition'
                       AND coverage >= 0.9 AND coverage_was >= 0.9
                       AND estimated_share <= 0.2 AND share_was <= 0.2 AS sound
              FROM before),
            ranked AS (
              SELECT s.*, CASE WHEN sound AND s.level <> 'nation' THEN rank() OVER (
                       PARTITION BY measure, s.level, target_campaign, campaign_year, sound,
                         CASE s.level WHEN 'commune' THEN l.province_key END
                       ORDER BY rate DESC) END AS place
              FROM second s JOIN dim_locality l USING (locality_key))
            SELECT 'comparison', measure, level, target_campaign, locality_key, campaign_year, change_rel, rate,
                   comparable, sound, reason, rank, place
            FROM ranked
            WHERE change_abs IS DISTINCT FROM value - was OR abs(change_rel - rate) > 1e-12
               OR (change_rel IS NULL) <> (rate IS NULL) OR comparable IS DISTINCT FROM coalesce(sound, false)
               OR rank IS DISTINCT FROM place
            LIMIT 10
            """;

    /** Later geographies by following the changes, share times share. */
    private static final String FORWARD =
            """
            WITH RECURSIVE campaign AS (SELECT campaign_year, week_start FROM dim_campaign),
            line AS (
              SELECT c.campaign_year, t.campaign_year AS target_campaign, t.week_start AS until, l.locality_key AS from_key,
                     l.locality_key AS at, 1.0::DOUBLE AS share
              FROM campaign c
              JOIN campaign t ON t.campaign_year >= c.campaign_year
                             AND t.campaign_year IN (SELECT target_campaign FROM crosswalk)
              JOIN dim_locality l ON l.valid_from <= c.week_start AND (l.valid_to IS NULL OR l.valid_to > c.week_start)
              UNION ALL
              SELECT campaign_year, target_campaign, until, line.from_key, x.to_key, share * weight
              FROM line JOIN locality_change x ON x.from_key = line.at
              WHERE x.effective_date <= until),
            second AS (
              SELECT line.campaign_year, line.target_campaign, line.from_key, l.locality_key AS to_key, sum(share) AS share
              FROM line JOIN dim_locality l ON l.locality_key = line.at
              WHERE l.valid_to IS NULL OR l.valid_to > until
              GROUP BY ALL)
            SELECT 'crosswalk', campaign_year, target_campaign, from_key, to_key, c.share, s.share
            FROM (SELECT * FROM crosswalk WHERE target_campaign >= campaign_year) c
            FULL JOIN second s
              USING (campaign_year, target_campaign, from_key, to_key)
            WHERE c.share IS NULL OR s.share IS NULL OR abs(c.share - s.share) > 1e-9
            LIMIT 10
            """;

    private HarmonisedBySql() {}

    /** The rows in which the published trend differs from this reading of it. */
    static List<String> differences(Path warehouse) throws SQLException {
        var readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse, readOnly);
                var statement = connection.createStatement()) {
            for (var query : List.of(FORWARD, VALUES, COMPARED)) {
                try (var rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        var cells = new ArrayList<String>();
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            cells.add(String.valueOf(rows.getString(column)));
                        }
                        found.add(String.join(" | ", cells));
                    }
                }
            }
        }
        return found;
    }

    /** How many rows hold a divided figure: with none, nothing was tested. */
    static long estimates(Path warehouse) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM trend WHERE obs_status = 'E'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
