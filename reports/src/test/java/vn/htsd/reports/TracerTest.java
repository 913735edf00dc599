package vn.htsd.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.reports.query.AnalystSql;
import vn.htsd.reports.trace.Line;
import vn.htsd.reports.trace.Trace;
import vn.htsd.reports.trace.Tracer;

@SuppressWarnings("NullAway.Init")
class TracerTest {
    @TempDir
    static Path home;

    static AnalystSql sql;
    static Tracer tracer;

    @BeforeAll
    static void open() {
        var file = home.resolve("warehouse.duckdb");
        // A province that declares 700 of which 500 are known in detail.
        Country.write(
                file,
                "INSERT INTO submission SELECT 2025, 'S-D-0', 'abc', 'khai; báo.xlsx', TIMESTAMPTZ '2025-10-15 08:00:00+00',"
                        + " 'mail', 'Sở GDĐT', 'accepted', l.locality_key, 'HTSD-A/2025', 'consolidated', 1, NULL, 'held', NULL,"
                        + " NULL, NULL, NULL, 5, 4, NULL, NULL, NULL, NULL, NULL, NULL, true FROM dim_locality l WHERE code = '01' AND level = 'province'",
                "INSERT INTO fact_participants SELECT 2025, locality_key, locality_key, locality_key, 'contests', 'learners',"
                        + " 'online', 'residual', 200, false, NULL, 'S-D-0',"
                        + " 'khai; báo.xlsx#A; b!C10; khai; báo.xlsx#A; b!C9' FROM dim_locality WHERE code = '01' AND level = 'province'",
                "UPDATE fact_reconciliation SET duplicates_removed = 3 WHERE campaign_year = 2025 AND node_key LIKE '01@%'");
        sql = new AnalystSql(file);
        tracer = new Tracer(sql);
    }

    @AfterAll
    static void close() {
        sql.close();
    }

    private static long sum(Trace trace) {
        return Objects.requireNonNull(trace.parts().get(0).sum());
    }

    @Test
    void a_slice_of_a_table_is_its_rows_and_their_sum() {
        var trace = tracer.rows("fact_funding", null, "campaign_year = 2025 AND funding_source = 'mobilised'");
        assertThat(trace.parts().get(0).lines()).hasSizeGreaterThan(50).allSatisfy(line -> assertThat(line.members())
                .containsExactly("mobilised"));
        assertThat(tracer.rows("locality_summary", "amount_vnd", "campaign_year = 2025 AND level = 'nation'")
                        .parts())
                .hasSize(1);
        assertThat(sum(tracer.rows("national_summary", "amount_vnd", "campaign_year = 2025")))
                .isEqualTo(sum(tracer.rows("fact_funding", null, "campaign_year = 2025")));
    }

    @Test
    void a_residual_says_what_was_declared_and_what_was_taken_off() {
        var lines = tracer.rows("fact_participants", null, "campaign_year = 2025 AND basis = 'residual'")
                .parts()
                .get(0)
                .lines();
        assertThat(lines.get(0)).satisfies(line -> {
            assertThat(line.role()).isEqualTo(Line.Role.COUNTED);
            assertThat(line.value()).isEqualTo(200);
            assertThat(line.places()).containsExactly("A; b!C9", "A; b!C10");
            assertThat(Objects.requireNonNull(line.file()).sender()).isEqualTo("Sở GDĐT");
        });
        assertThat(lines).filteredOn(line -> line.role() == Line.Role.DECLARED).hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.role() == Line.Role.DUPLICATES)
                .extracting(Line::value, Line::column)
                .containsExactly(org.assertj.core.api.Assertions.tuple(3L, "duplicates_removed.participants"));
        assertThat(lines)
                .filteredOn(line -> line.role() == Line.Role.DETAIL)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.basis()).isEqualTo("reported"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true); DROP TABLE fact_funding; --",
                "true) AND basis IN (SELECT content FROM read_text('/etc/hostname')",
                "amount_vnd > (SELECT count(*) FROM read_csv('/etc/passwd'))",
                "true); COPY fact_funding TO 'x.csv'; SELECT (1",
                "no_such_column = 1",
                "amount_vnd >"
            })
    void a_condition_can_do_nothing_but_choose(String where) {
        assertThatThrownBy(() -> tracer.rows("fact_funding", null, where)).isInstanceOf(HtsdException.class);
        assertThat(Files.exists(Path.of("x.csv"))).isFalse();
        assertThat(sum(tracer.rows("fact_funding", null, "true"))).isPositive();
    }

    @Test
    void an_unknown_table_or_column_is_answered_with_those_there_are() {
        assertThatThrownBy(() -> tracer.rows("fact_money", null, "true")).hasMessageContaining("fact_funding");
        assertThatThrownBy(() -> tracer.rows("fact_classes", "amount_vnd", "true"))
                .hasMessageContaining("sessions");
    }
}
