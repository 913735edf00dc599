package vn.htsd.scheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.table.Tables;

/** {@code htsd trace} as somebody types it: from a condition on a table to what an officer wrote in which place of which file. */
class TraceCommandTest {
    private static final String REPORT =
            """
            {"form": "HTSD-A/2025", "campaign_year": 2025, "kind": "direct",
             "reporter": {"code": "DV-1", "name": "Trường Tiểu học Một", "type": "primary", "level": "unit", "locality_code": "01477"},
             "activities": [{"group": "contests", "classes": 1, "participants": {"total": 100}}],
             "funding": [{"source": "state_budget", "amount_vnd": 12500000}, {"source": "mobilised", "amount_vnd": 700000}],
             "synthetic": true}""";

    private final Path home;

    TraceCommandTest(@TempDir Path folder) {
        this.home = folder.resolve("home");
    }

    private record Result(int exit, String out, String err) {}

    private Result run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = Streams.toFile(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = new Invocation(
                        Map.of("HTSD_HOME", home.toString(), "HTSD_LANG", "en"), streams, Clock.systemUTC(), null)
                .run(arguments);
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What the warehouse would publish of one report that was really taken in. */
    @BeforeEach
    void one_report() throws Exception {
        assertThat(run("init").exit()).isZero();
        Files.writeString(home.resolve("inbox/mot.json"), REPORT);
        assertThat(run("ingest").exit()).isZero();
        try (var db = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
                var statement = db.createStatement()) {
            for (var table : Tables.PUBLISHED) {
                for (var line : table.ddl()) {
                    statement.execute(line);
                }
            }
            var landed = "read_parquet('" + home + "/landing/*/%s.parquet')";
            statement.execute("INSERT INTO submission BY NAME SELECT campaign_year, submission_id, sha256, file_name,"
                    + " received_at, status, 'DV-1@2025-10-01' AS reporter_key, form, kind, 1 AS revision, synthetic FROM "
                    + landed.formatted("report"));
            statement.execute("INSERT INTO fact_funding BY NAME SELECT 2025 AS campaign_year,"
                    + " 'DV-1@2025-10-01' AS reporter_key, '01477@2025-07-01' AS locality_key,"
                    + " '01477@2025-07-01' AS node_key, funding_source, 'reported' AS basis, amount_vnd, approximate,"
                    + " submission_id, source_ref FROM " + landed.formatted("funding"));
        }
    }

    @Test
    void a_condition_leads_to_the_place_in_the_file_and_to_what_stands_there() throws Exception {
        var traced = run("trace", "--table", "fact_funding", "--where", "funding_source = 'mobilised'", "-o", "json");
        assertThat(traced.exit()).as(traced.err()).isZero();
        var answer = new ObjectMapper().readTree(traced.out());
        assertThat(texts(answer))
                .contains("700000", "mot.json", "/funding/1/amount_vnd")
                .doesNotContain("12500000");
        assertThat(run("trace", "--table", "fact_funding").out()).contains("mot.json", "add up to 13200000");
    }

    @Test
    void of_a_figure_that_nobody_reported_a_sentence_says_so() throws Exception {
        Files.createDirectories(home.resolve("reports/2025"));
        Files.writeString(
                home.resolve("reports/2025/national.figures.json"),
                """
                {"report": "2025.national", "build": "b", "language": "en", "figures": [
                  {"id": "2025.national.I.blank", "section": "I", "label": "Sessions: …", "texts": ["…"], "name": "sessions",
                   "value": null, "table": "fact_funding", "aggregate": "sum", "column": "amount_vnd",
                   "where": "funding_source = 'programme'"}]}""");
        var traced = run("trace", "--figure", "2025.national.I.blank");
        assertThat(traced.exit()).as(traced.err()).isZero();
        assertThat(traced.out().lines().toList())
                .containsExactly(
                        "2025.national.I.blank: …",
                        "Sessions: …",
                        "sessions: nothing was reported, so no line stands behind it; the report prints ….");
    }

    @Test
    void what_cannot_be_traced_is_said_in_a_sentence() {
        assertThat(run("trace", "--table", "fact_money").err()).contains("fact_money", "fact_funding");
        assertThat(run("trace", "--figure", "2025.national.I.x").err()).contains("2025.national.I.x");
        assertThat(run("trace", "--table", "fact_funding", "--figure", "x").exit())
                .isNotZero();
        assertThat(run("trace", "--figure", "x", "--where", "true").exit()).isNotZero();
    }

    /** Every text and number of the answer, one a line. */
    private static String texts(JsonNode node) {
        if (node.isValueNode()) {
            return node.asText() + "\n";
        }
        var all = new StringBuilder();
        node.forEach(each -> all.append(texts(each)));
        return all.toString();
    }
}
