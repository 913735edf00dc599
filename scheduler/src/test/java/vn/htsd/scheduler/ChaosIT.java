package vn.htsd.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.DatabaseSettings;
import vn.htsd.scheduler.store.QuartzTables;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.StoredRun;

/**
 * Schedulers in processes of their own are killed at random moments. {@code -Dchaos.kills=100} kills more often ({@code make
 * chaos-scheduler}), {@code -Dchaos.seed} at other moments.
 */
class ChaosIT {
    private static final int KILLS = Integer.getInteger("chaos.kills", 3);
    private static final long SEED = Long.getLong("chaos.seed", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Tasks write down that they start, that they still are, and that they end; the order of lines is that of time. */
    private static final String DAG =
            """
            chaos:
              schedule: "* * * * *"
              start_date: "%s"
              end_date: "%s"
              catchup: true
              max_active_runs: 3
              is_paused_upon_creation: false
              tasks:
                first: &task
                  operator: airflow.operators.bash.BashOperator
                  bash_command: >
                    say() { echo "$1 $AIRFLOW_CTX_DAG_RUN_ID $AIRFLOW_CTX_TASK_ID $AIRFLOW_CTX_TRY_NUMBER $$" >> %s; };
                    say start; for i in 1 2 3 4 5 6; do sleep 0.05; say lives; done; say end
                second:
                  <<: *task
                  dependencies: [first]
                meet:
                  operator: airflow.operators.empty.EmptyOperator
                  dependencies: [second]
            """;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<Node> nodes = new ArrayList<>();
    private Path log = Path.of("");
    private int runs;

    @BeforeEach
    void setUp() throws IOException {
        log = folder.resolve("said.txt");
        Files.createFile(log);
        runs = 4 + 4 * KILLS;
        var last = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(1));
        var dags = Files.createDirectories(folder.resolve("home/dags"));
        Files.writeString(
                dags.resolve("chaos.yml"), DAG.formatted(last.minus(Duration.ofMinutes(runs - 1)), last, log));
    }

    @AfterEach
    void tearDown() {
        nodes.forEach(Node::close);
    }

    private Map<String, String> settings(DatabaseSettings database) {
        var settings = new HashMap<String, String>();
        settings.put("HTSD_SCHEDULER_DATABASE_URL", database.url());
        settings.put("HTSD_SERVER_PORT", "0");
        settings.put("HTSD_SCHEDULER_DATABASE_USER", database.user());
        settings.put("HTSD_SCHEDULER_DATABASE_PASSWORD", database.password());
        settings.put("HTSD_SCHEDULER_LEASE_MS", "3000");
        settings.put("HTSD_SCHEDULER_RENEW_MS", "300");
        settings.put("HTSD_SCHEDULER_RECONCILE_MS", "700");
        settings.put("HTSD_SCHEDULER_MAX_LOST_ATTEMPTS", "1000");
        return settings;
    }

    @Test
    void two_schedulers_on_postgresql_finish_what_killed_ones_began() throws Exception {
        try (var postgres = postgres()) {
            var settings = new DatabaseSettings(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
            try (var database = Database.open(settings)) {
                start(settings);
                start(settings);
                for (int kill = 0; kill < KILLS; kill++) {
                    awaitProgress();
                    var victim = nodes.remove(random.nextInt(nodes.size()));
                    victim.kill();
                    if (kill == 0) {
                        awaitProgress(); // the other one goes on alone
                        QuartzTables.empty(database);
                    }
                    start(settings);
                }
                await("every run to end", () -> ended(database).size() == runs);
                assertWhole(ended(database));
            }
        }
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException | IllegalStateException e) {
            System.err.println("!!! PostgreSQL CANNOT BE STARTED HERE; TWO SCHEDULERS ARE NOT TESTED: " + e);
            return Assumptions.abort("no PostgreSQL");
        }
    }

    @Test
    void a_scheduler_that_is_started_again_on_its_file_finishes_what_it_began() throws Exception {
        var settings = DatabaseSettings.inFile(folder.resolve("home/scheduler"));
        start(settings);
        for (int kill = 0; kill < Math.max(2, KILLS / 2); kill++) {
            awaitProgress();
            nodes.remove(0).kill();
            start(settings);
        }
        await("every task to end", () -> lines("end").stream().distinct().count() == 2L * runs);
        assertWhole(endedAtRest(settings));
    }

    /** While it works nobody else may open its file: it is stopped, looked at, and started again until all has ended. */
    private List<StoredRun> endedAtRest(DatabaseSettings settings) throws IOException {
        while (true) {
            nodes.remove(0).close();
            try (var database = Database.open(settings)) {
                var ended = ended(database);
                if (ended.size() == runs) {
                    return ended;
                }
            }
            long before = news();
            start(settings);
            await("something to happen", () -> news() > before);
        }
    }

    private long news() {
        return text(folder.resolve("node.log"))
                        .lines()
                        .filter(line -> line.equals("Done chaos"))
                        .count()
                + lines("end").size();
    }

    private void start(DatabaseSettings database) throws IOException {
        nodes.add(Node.start(folder.resolve("home"), folder.resolve("node.log"), settings(database)));
    }

    private static List<StoredRun> ended(Database database) {
        return database.transact(sql -> new RunRows(sql).of("chaos")).stream()
                .filter(run -> run.state().isFinished())
                .toList();
    }

    private void awaitProgress() {
        int more = lines("start").size() + 1 + random.nextInt(3);
        await("the next task to start", () -> lines("start").size() >= more);
    }

    /** Waits as long as anything goes on. */
    private void await(String what, BooleanSupplier condition) {
        long seen = news();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (nodes.stream().anyMatch(node -> !node.isAlive())) {
                fail("A scheduler died unkilled, waiting for %s:%n%s", what, said());
            }
            if (news() != seen) {
                seen = news();
                until = System.nanoTime() + PATIENCE.toNanos();
            }
            if (System.nanoTime() > until) {
                fail("Waited in vain for %s:%n%s", what, said());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The last words of schedulers and of tasks. */
    private String said() {
        return end(text(folder.resolve("node.log"))) + System.lineSeparator() + end(text(log));
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 6000));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private List<String> lines(String word) {
        return text(log)
                .lines()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.split(" ")[1] + " " + line.split(" ")[2])
                .toList();
    }

    private void assertWhole(List<StoredRun> ended) {
        assertThat(ended).hasSize(runs);
        assertThat(ended.stream().map(StoredRun::logicalDate).distinct()).hasSize(runs);
        assertThat(ended).allMatch(run -> run.state() == DagRunState.SUCCESS);
        assertThat(lines("end").stream().distinct()).hasSize(2 * runs);
        assertNoOverlap();
        assertThat(pids()).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    }

    /** Whoever writes a line is the latest attempt of its task that has started, and the only process of it. */
    private void assertNoOverlap() {
        var latest = new HashMap<String, String[]>();
        for (var line : text(log).lines().toList()) {
            var words = line.split(" ");
            var task = words[1] + " " + words[2];
            var before = latest.put(task, words);
            var as = line + "%nis wrong among%n" + said(task);
            if (words[0].equals("start")) {
                assertThat(before == null || Integer.parseInt(before[3]) < Integer.parseInt(words[3]))
                        .as(as)
                        .isTrue();
            } else {
                assertThat(before).as(as).isNotNull();
                assertThat(List.of(before[3], before[4])).as(as).isEqualTo(List.of(words[3], words[4]));
            }
        }
    }

    private String said(String task) {
        return text(log)
                .lines()
                .filter(line -> line.contains(" " + task + " "))
                .collect(Collectors.joining(System.lineSeparator()))
                .replace("%", "%%");
    }

    private List<Long> pids() {
        return text(log)
                .lines()
                .map(line -> Long.parseLong(line.split(" ")[4]))
                .distinct()
                .toList();
    }
}
