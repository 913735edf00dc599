package vn.htsd.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.table.ExampleQueries;
import vn.htsd.data.table.Views;
import vn.htsd.reports.query.AnalystSql;

/**
 * The example queries on a published warehouse: each gives the same through the analysts' door as straight from the file,
 * and what a second reading over the bare tables gives.
 */
final class AnalystQueries {
    /** By number: columns of the answer, and SQL over tables only that gives the same rows. */
    private static final Map<Integer, SecondReading> SECOND = new HashMap<>();

    private record SecondReading(String columns, String sql) {}

    private static final String PROVINCE = "(SELECT p.name FROM dim_locality l JOIN dim_locality p"
            + " ON p.locality_key = coalesce(l.province_key, l.locality_key) WHERE l.locality_key = f.locality_key"
            + " AND l.level <> 'nation')";

    static {
        second(
                1,
                "campaign_year, participants, classes, sessions, amount_vnd",
                """
                SELECT campaign_year, (SELECT sum(participants) FROM fact_participants f WHERE f.campaign_year = c.campaign_year),
                  (SELECT sum(classes) FROM fact_classes f WHERE f.campaign_year = c.campaign_year),
                  (SELECT sum(sessions) FROM fact_classes f WHERE f.campaign_year = c.campaign_year),
                  (SELECT sum(amount_vnd) FROM fact_funding f WHERE f.campaign_year = c.campaign_year)
                FROM dim_campaign c""");
        second(
                2,
                "name, participants",
                "SELECT " + PROVINCE + " AS name, sum(participants) AS n FROM fact_participants f"
                        + " WHERE campaign_year = 2025 GROUP BY 1 HAVING name IS NOT NULL ORDER BY n DESC LIMIT 10");
        second(
                3,
                "province_name, population_group_name, participants",
                "SELECT " + PROVINCE + " AS p, (SELECT name_vi FROM dim_population_group g WHERE g.code ="
                        + " f.population_group), sum(participants) FROM fact_participants f"
                        + " WHERE campaign_year = 2025 GROUP BY 1, f.population_group");
        second(
                4,
                "activity_group_name, participants, percent",
                """
                SELECT (SELECT name_vi FROM dim_activity_group a WHERE a.code = f.activity_group), sum(participants) AS n,
                  round(100.0 * n / (SELECT sum(participants) FROM fact_participants WHERE campaign_year = 2025), 1)
                FROM fact_participants f WHERE campaign_year = 2025 GROUP BY activity_group""");
        second(
                5,
                "campaign_year, mode_name, participants",
                "SELECT campaign_year, (SELECT name_vi FROM dim_mode m WHERE m.code = f.mode), sum(participants)"
                        + " FROM fact_participants f GROUP BY campaign_year, mode");
        second(
                6,
                "funding_source_name, amount_vnd",
                "SELECT (SELECT name_vi FROM dim_funding_source s WHERE s.code = f.funding_source), sum(amount_vnd)"
                        + " FROM fact_funding f WHERE campaign_year = 2025 GROUP BY funding_source");
        second(
                7,
                "code, campaign_year, value",
                "SELECT code, campaign_year, value FROM trend WHERE measure = 'participants' AND level = 'province'"
                        + " AND target_campaign = 2025");
        second(
                8,
                "name, change_rel",
                "SELECT name, change_rel FROM trend WHERE measure = 'participants' AND level = 'province' AND"
                        + " target_campaign = 2025 AND campaign_year = 2025 AND comparable AND change_rel IS NOT NULL"
                        + " ORDER BY change_rel DESC LIMIT 5");
        second(
                9,
                "code, value",
                "SELECT code, participants FROM locality_summary WHERE campaign_year = 2023 AND level = 'province'"
                        + " AND participants IS NOT NULL");
        // Provinces were merged whole, so the trend, which starts from provincial totals, must say the same.
        second(
                10,
                "code, campaign_year, value",
                "SELECT code, campaign_year, value FROM trend WHERE measure = 'amount_vnd' AND level = 'province'"
                        + " AND target_campaign = 2025 AND value IS NOT NULL");
        // The trend divides cells in Java, the macro in SQL.
        second(
                11,
                "province_name, value, value_low, value_high",
                "SELECT " + PROVINCE + ", value, value_low, value_high FROM trend f WHERE measure = 'participants'"
                        + " AND level = 'commune' AND target_campaign = 2025 AND campaign_year = 2023"
                        + " AND value IS NOT NULL AND (value_low <> value OR value_high <> value)");
        second(
                12,
                "step, code, full_name",
                """
                SELECT 0, code, full_name FROM dim_locality WHERE locality_key = '24@2025-07-01'
                UNION ALL
                SELECT 1, l.code, l.full_name FROM locality_change x JOIN dim_locality l ON l.locality_key = x.from_key
                WHERE x.to_key = '24@2025-07-01'""");
        second(
                13,
                "campaign_year, level, expected, own_report, covered",
                """
                SELECT campaign_year, level, count(*), count(*) FILTER (WHERE status IN ('reported', 'nil')),
                  count(*) FILTER (WHERE status <> 'missing')
                FROM fact_reporting WHERE expected GROUP BY ALL""");
        second(
                14,
                "reporter_code, due_at",
                "SELECT split_part(reporter_key, '@', 1), due_at FROM fact_reporting WHERE campaign_year = 2025 AND"
                        + " level = 'province' AND status = 'missing' AND expected");
        second(
                15,
                "province_name, on_time, late, not_assessed",
                "SELECT " + PROVINCE + " AS p, count(CASE said WHEN 'on_time false' THEN 1 END), count(CASE said WHEN"
                        + " 'late false' THEN 1 END), count(CASE WHEN said NOT LIKE '% false' THEN 1 END) FROM (SELECT"
                        + " *, timeliness || ' ' || coalesce(deadline_assumed, true) AS said FROM fact_reporting) f"
                        + " WHERE campaign_year = 2025 AND expected GROUP BY 1");
        second(
                16,
                "campaign_year, full_name, family, declared, detail, difference",
                """
                SELECT campaign_year, (SELECT full_name FROM dim_locality l WHERE l.locality_key = r.node_key), family, declared,
                  detail, declared + duplicates_removed - detail
                FROM fact_reconciliation r WHERE status IN ('differs', 'declared_below') AND decision_id IS NULL""");
        second(
                17,
                "province_name, participants, undetailed",
                "SELECT " + PROVINCE + " AS p, sum(participants), sum(CASE basis WHEN 'residual' THEN participants END)"
                        + " FROM fact_participants f WHERE campaign_year = 2025 GROUP BY 1");
        second(
                18,
                "campaign_year, severity, rule, findings, submissions",
                """
                SELECT year, severity, code, count(*), count(DISTINCT submission_id)
                FROM (SELECT *, (SELECT campaign_year FROM submission s WHERE s.submission_id = f.submission_id) AS year
                      FROM finding f)
                GROUP BY year, severity, code""");
        second(
                19,
                "activity_group_name, female",
                "SELECT (SELECT name_vi FROM dim_activity_group a WHERE a.code = f.activity_group), sum(participants)"
                        + " FROM fact_participants_female f WHERE campaign_year = 2025 GROUP BY activity_group");
        second(
                20,
                "participants, source_ref",
                "SELECT participants, source_ref FROM fact_participants WHERE campaign_year = 2025 AND basis = 'reported'"
                        + " ORDER BY participants DESC, reporter_key, activity_group, population_group, mode LIMIT 10");
    }

    private AnalystQueries() {}

    private static void second(int number, String columns, String sql) {
        SECOND.put(number, new SecondReading(columns, sql));
    }

    static void check(Path warehouse) throws SQLException {
        assertThat(ExampleQueries.ALL).hasSize(20);
        try (var analyst = new AnalystSql(warehouse);
                var file = new Direct(warehouse)) {
            for (var example : ExampleQueries.ALL) {
                var name = example.number() + ". " + example.en();
                var rows = file.rows(example.sql());
                assertThat(through(analyst, example.sql())).as(name).isEqualTo(rows);
                var second = Objects.requireNonNull(SECOND.get(example.number()), name);
                assertThat(rows).as(name).isNotEmpty();
                assertThat(file.rows("SELECT " + second.columns() + " FROM (" + example.sql() + ")"))
                        .as(name)
                        .containsExactlyInAnyOrderElementsOf(file.rows(second.sql()));
            }
            for (var view : Views.ALL) {
                assertThat(through(analyst, view.example()))
                        .as(view.signature())
                        .isNotNull();
            }
            nationalTotalsStay(file);
        }
    }

    /** Whatever the level and the geography asked for, the rows add up to the facts. */
    private static void nationalTotalsStay(Direct file) throws SQLException {
        for (var measure : List.of("participants", "classes", "amount_vnd")) {
            var facts = file.rows("SELECT campaign_year, sum(value) FROM figure WHERE measure = '" + measure
                    + "' GROUP BY 1 ORDER BY 1");
            for (var level : List.of("nation", "province", "commune")) {
                for (int target : new int[] {2023, 2025}) {
                    assertThat(file.rows("SELECT campaign_year, sum(value) FROM harmonised('" + measure
                                    + "', target := " + target + ", level := '" + level + "') GROUP BY 1 ORDER BY 1"))
                            .as("harmonised %s, %s of %d", measure, level, target)
                            .isEqualTo(facts);
                    // The table trend splits its cells in Java; the macro does in SQL.
                    var columns = "SELECT locality_key, campaign_year, value, value_low, value_high, undetailed,"
                            + " round(estimated_share, 9) FROM ";
                    assertThat(file.rows(columns + "harmonised('" + measure + "', target := " + target + ", level := '"
                                    + level + "') WHERE value IS NOT NULL ORDER BY ALL"))
                            .as("harmonised %s, %s of %d", measure, level, target)
                            .isEqualTo(file.rows(columns + "trend('" + measure + "', '" + level + "', target := "
                                    + target + ") WHERE value IS NOT NULL ORDER BY ALL"));
                }
                assertThat(file.rows("SELECT campaign_year, sum(value) FROM (FROM as_reported('" + measure
                                + "', 2023, level := '" + level + "') UNION ALL FROM as_reported('" + measure
                                + "', 2024, level := '" + level + "') UNION ALL FROM as_reported('" + measure
                                + "', 2025, level := '" + level + "')) GROUP BY 1 ORDER BY 1"))
                        .as("as reported %s, %s", measure, level)
                        .isEqualTo(facts);
            }
        }
    }

    private static List<List<@Nullable String>> through(AnalystSql sql, String query) {
        var rows = new ArrayList<List<@Nullable String>>();
        sql.query(query, new AnalystSql.RowSink() {
            @Override
            public void columns(List<AnalystSql.ColumnInfo> columns) {}

            @Override
            public void row(List<@Nullable Object> cells) {
                rows.add(texts(cells));
            }
        });
        return rows;
    }

    private static List<@Nullable String> texts(List<@Nullable Object> cells) {
        var texts = new ArrayList<@Nullable String>();
        cells.forEach(cell -> texts.add(cell == null ? null : cell.toString()));
        return texts;
    }

    /** The file opened as an analyst's own client opens it. */
    private static final class Direct implements AutoCloseable {
        private final java.sql.Connection connection;

        Direct(Path warehouse) throws SQLException {
            var readOnly = new Properties();
            readOnly.setProperty("duckdb.read_only", "true");
            this.connection = DriverManager.getConnection("jdbc:duckdb:" + warehouse, readOnly);
        }

        List<List<@Nullable String>> rows(String sql) throws SQLException {
            var found = new ArrayList<List<@Nullable String>>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                int width = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    var cells = new ArrayList<@Nullable Object>();
                    for (int i = 1; i <= width; i++) {
                        var cell = rows.getObject(i);
                        cells.add(cell instanceof java.time.OffsetDateTime moment ? moment.toInstant() : cell);
                    }
                    found.add(texts(cells));
                }
            }
            return found;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
