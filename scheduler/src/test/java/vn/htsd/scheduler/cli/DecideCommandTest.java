package vn.htsd.scheduler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decision is about two figures that differ, and about nothing else. */
class DecideCommandTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-08T03:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    private record Result(int exit, String out, String err) {}

    private Result decide(String node, String family) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = Streams.toFile(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        int exit = new Invocation(Map.of("HTSD_HOME", home.toString()), streams, CLOCK, null)
                .run(
                        "decide",
                        node,
                        family,
                        "accept_detail",
                        "--campaign",
                        "2025",
                        "--reason",
                        "Đã đối chiếu",
                        "--document",
                        "CV 12");
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A published build of two nodes, of which one differs. */
    private void publish() throws SQLException {
        new Invocation(
                        Map.of("HTSD_HOME", home.toString()),
                        Streams.toFile(
                                new PrintStream(new ByteArrayOutputStream()),
                                new PrintStream(new ByteArrayOutputStream())),
                        CLOCK,
                        null)
                .run("init");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + home.resolve("warehouse.duckdb"));
                var statement = connection.createStatement()) {
            for (var sql : List.of(
                    "CREATE TABLE dim_locality (locality_key TEXT, code TEXT, full_name TEXT)",
                    "INSERT INTO dim_locality VALUES ('04@2025-07-01', '04', 'tỉnh Cao Bằng'), ('31@2025-07-01', '31',"
                            + " 'thành phố Hải Phòng')",
                    "CREATE TABLE fact_reconciliation (campaign_year INT, node_key TEXT, family TEXT, detail BIGINT,"
                            + " declared BIGINT, status TEXT)",
                    "INSERT INTO fact_reconciliation VALUES (2025, '04@2025-07-01', 'participants', 1250, 1400,"
                            + " 'declared_above'), (2025, '31@2025-07-01', 'participants', 10, 10, 'agrees')")) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void a_decision_is_logged_where_the_figures_differ_and_refused_where_they_do_not() throws Exception {
        publish();
        var agreeing = decide("31", "participants");
        assertThat(agreeing.exit()).isEqualTo(1);
        assertThat(agreeing.err())
                .contains("không có gì để quyết định", "04 tỉnh Cao Bằng (chi tiết 1.250, tổng hợp 1.400)");
        assertThat(decide("04", "classes").err()).contains("không đơn vị nào");
        assertThat(Files.exists(home.resolve("decisions/decisions.jsonl"))).isFalse();
        var differing = decide("04", "participants");
        assertThat(differing.exit()).as(differing.err()).isZero();
        assertThat(Files.readString(home.resolve("decisions/decisions.jsonl"))).contains("CV 12");
    }

    @Test
    void before_the_first_build_there_is_nothing_to_compare() {
        assertThat(decide("04", "participants").exit()).isEqualTo(1);
    }
}
