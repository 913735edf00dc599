package vn.htsd.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.HistoryRows.Table;
import vn.htsd.scheduler.store.NodeRows;

/** What was cleaned away is not made again, and nothing that follows from it changes. */
class CleaningTest {
    private static final String NOW = "2025-10-08T03:00:00Z";

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(folder, NOW, EngineSettings.STANDARD);
    }

    @AfterEach
    void tearDown() {
        bench.close();
    }

    private void daily(String command, String more) {
        bench.file(
                """
                t:
                  schedule: "0 1 * * *"
                  start_date: 2025-10-01
                  catchup: true
                  is_paused_upon_creation: false
                  %s
                  tasks: {a: {RUN %s, depends_on_past: true}}
                """
                        .formatted(more, command));
        bench.settle();
    }

    private long clean(Set<Table> tables) {
        return new Cleaning(bench.database, bench.clock)
                .clean(Instant.parse(NOW), tables).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    @Test
    void old_runs_go_and_none_is_made_again() {
        daily("ok", "");
        assertThat(bench.runs()).hasSize(8);
        bench.clock.tick(Duration.ofHours(1));
        assertThat(new Cleaning(bench.database, bench.clock)
                        .dryRun(Instant.parse(NOW).plusSeconds(1), EnumSet.of(Table.DAG_RUN)))
                .containsEntry(Table.DAG_RUN, 7L);
        assertThat(bench.runs()).hasSize(8);
        assertThat(new Cleaning(bench.database, bench.clock)
                        .clean(Instant.parse(NOW).plusSeconds(1), EnumSet.allOf(Table.class)))
                .containsEntry(Table.DAG_RUN, 7L);
        assertThat(bench.settle().runs()).containsOnlyKeys("scheduled__2025-10-08T01:00:00+00:00");
        bench.file(
                """
                t: {schedule: "0 1 * * *", start_date: 2025-10-01, catchup: true, is_paused_upon_creation: false,
                    tasks: {a: {RUN ok, depends_on_past: true}, b: {EMPTY}}}
                """);
        bench.clock.set("2025-10-09T02:00:00Z");
        assertThat(bench.settle().runs())
                .containsOnlyKeys("scheduled__2025-10-08T01:00:00+00:00", "scheduled__2025-10-09T01:00:00+00:00")
                .doesNotContainValue("running");
    }

    @Test
    void a_run_under_way_keeps_itself_the_one_before_and_the_last_success() {
        daily("ok", "");
        bench.file(
                """
                t: {schedule: "0 1 * * *", start_date: 2025-10-01, catchup: true, is_paused_upon_creation: false,
                    tasks: {a: {RUN fail, depends_on_past: true}}}
                """);
        bench.clock.set("2025-10-11T02:00:00Z");
        bench.settle(); // that of the 9th fails, the 10th and the 11th wait for ever
        assertThat(bench.runs()).hasSize(11);
        bench.clock.tick(Duration.ofDays(1).minusHours(2));
        new Cleaning(bench.database, bench.clock).clean(bench.clock.instant(), EnumSet.allOf(Table.class));
        assertThat(bench.runs())
                .containsOnlyKeys(
                        "scheduled__2025-10-08T01:00:00+00:00",
                        "scheduled__2025-10-09T01:00:00+00:00",
                        "scheduled__2025-10-10T01:00:00+00:00",
                        "scheduled__2025-10-11T01:00:00+00:00");
    }

    @Test
    void what_is_not_old_yet_stays() {
        daily("ok", "");
        assertThat(clean(EnumSet.of(Table.DAG_RUN))).isZero(); // all of them ended at this very moment
        assertThat(bench.runs()).hasSize(8);
    }

    @Test
    void a_scheduler_that_gives_the_word_is_not_forgotten() {
        bench.database.change(sql -> new NodeRows(sql).join(new AttemptRows.Owner("alive", "host")));
        bench.clock.tick(Duration.ofDays(36_500));
        var tomorrow = bench.database.now().plus(Duration.ofDays(1));
        assertThat(new Cleaning(bench.database, bench.clock).clean(tomorrow, EnumSet.of(Table.JOB)))
                .containsEntry(Table.JOB, 0L);
    }
}
