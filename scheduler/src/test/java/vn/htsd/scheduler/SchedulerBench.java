package vn.htsd.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.scheduler.api.AirflowApi;
import vn.htsd.scheduler.api.ApiServer;
import vn.htsd.scheduler.api.Users;
import vn.htsd.scheduler.engine.Bench;
import vn.htsd.scheduler.engine.EngineSettings;
import vn.htsd.scheduler.quartz.Alarm;
import vn.htsd.scheduler.quartz.TriggerStore;
import vn.htsd.scheduler.quartz.Triggers;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.run.RunType;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.DatabaseSettings;
import vn.htsd.scheduler.store.NewRun;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.StoredRun;

/** {@code make bench-scheduler}: many DAGs due in one minute, beside bare Quartz; rest, start, and a long list. */
@EnabledIfSystemProperty(named = "bench.scheduler", matches = "true")
class SchedulerBench {
    private static final int DAGS = Integer.getInteger("bench.dags", 1000);
    private static final int TASKS = 3;
    private static final int LISTED = 100_000;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final String EMPTY = "operator: airflow.operators.empty.EmptyOperator";
    private static final String VERSION =
            "operator: airflow.operators.bash.BashOperator, bash_command: \"htsd version\"";
    /** As the launcher starts {@code htsd serve}, with a bound. */
    private static final List<String> JVM = List.of("-XX:+UseParallelGC", "-Xmx1g", "-Dfile.encoding=UTF-8");

    private final List<String> lines = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void many_dags_in_one_minute_and_a_long_list() throws Exception {
        double bare = bareQuartz();
        line(
                "bare Quartz, %d jobs that do nothing: %.2f s, %.2f ms a job",
                DAGS * TASKS, bare, bare * 1000 / TASKS / DAGS);
        double empty = due("empty", EMPTY);
        line("%d DAGs x %d EmptyOperator: %.1f s after they were due", DAGS, TASKS, empty);
        double version = due("version", VERSION);
        line("%d DAGs x %d `htsd version` in the process: %.1f s after they were due (goal 60)", DAGS, TASKS, version);
        line("a task of `htsd version`: %.2f times a bare job (goal 3)", version / bare);
        firstRun("archive"); // makes the archive of classes, if it is not there
        for (int start = 1; start <= 3; start++) {
            line("start of `htsd serve` to the end of its first run: %.2f s (goal 3)", firstRun("first" + start));
        }
        list();
        Files.write(Path.of("target", "bench-scheduler.txt"), lines);
    }

    private void line(String text, Object... figures) {
        lines.add(text.formatted(figures));
        System.out.println(lines.get(lines.size() - 1));
    }

    private static DatabaseSettings inFile(Path home) {
        return DatabaseSettings.inFile(home.resolve("scheduler"));
    }

    /** Seconds for as many one-shot triggers as there are tasks, with as many threads, in the same kind of store. */
    private double bareQuartz() throws Exception {
        var settings = inFile(Files.createDirectories(folder.resolve("bare")));
        var left = new CountDownLatch(DAGS * TASKS);
        var alarm = new Alarm() {
            @Override
            public void look(String dagId) {
                throw new IllegalStateException(dagId);
            }

            @Override
            public void work(String attemptId) {
                left.countDown();
            }
        };
        try (var database = Database.open(settings);
                var quartz = Triggers.work(
                        new TriggerStore(settings.url(), settings.user(), settings.password(), false),
                        "bench",
                        EngineSettings.STANDARD.parallelism(),
                        alarm)) {
            long start = System.nanoTime();
            quartz.start();
            for (int job = 0; job < DAGS * TASKS; job++) {
                quartz.arm("job" + job, Instant.now());
            }
            assertThat(left.await(5, TimeUnit.MINUTES)).isTrue();
            assertThat(database.now()).isNotNull();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** Seconds from the minute in which all are due to the end of the last run. */
    private double due(String name, String operator) throws Exception {
        var home = folder.resolve(name);
        var minute = Instant.now().plus(REST).plus(Duration.ofSeconds(60 + 59)).truncatedTo(ChronoUnit.MINUTES);
        writeDags(Files.createDirectories(home.resolve("dags")), operator, minute);
        var log = folder.resolve(name + ".log");
        try (var node = Node.start(home, log, settings(), JVM)) {
            await(Duration.ofMinutes(2), "loading", () -> text(log).contains("Loaded"));
            await(Duration.ofMinutes(2), "rest", () -> Instant.now().isAfter(minute.minus(REST.plusSeconds(10))));
            var before = node.processorTime();
            Thread.sleep(REST.toMillis());
            double busy = node.processorTime().minus(before).toMillis() / (double) REST.toMillis();
            line("at rest with %d DAGs: %.1f %% of a core (goal 2)", DAGS, busy * 100);
            await(
                    Duration.ofMinutes(15),
                    "runs",
                    () -> text(log)
                                    .lines()
                                    .filter(line -> line.startsWith("Done "))
                                    .count()
                            >= DAGS);
        }
        var runs = runs(home);
        assertThat(runs).hasSize(DAGS).allMatch(run -> run.state() == DagRunState.SUCCESS);
        var last =
                runs.stream().map(StoredRun::end).max(Comparator.naturalOrder()).orElseThrow();
        return Duration.between(minute, last).toMillis() / 1000.0;
    }

    private static List<StoredRun> runs(Path home) {
        try (var database = Database.open(inFile(home))) {
            return database.transact(sql -> {
                var runs = new ArrayList<StoredRun>();
                for (int dag = 0; dag < DAGS; dag++) {
                    runs.addAll(new RunRows(sql).of("many_" + dag));
                }
                return runs;
            });
        }
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("HTSD_SERVER_PORT", "0");
        return settings;
    }

    private static void writeDags(Path dags, String operator, Instant minute) throws IOException {
        var at = minute.atZone(ZoneOffset.UTC);
        for (int file = 0; file < 10; file++) {
            var text = new StringBuilder(
                    """
                    default:
                      schedule: "%d %d * * *"
                      catchup: false
                      is_paused_upon_creation: false
                    """
                            .formatted(at.getMinute(), at.getHour()));
            for (int dag = file; dag < DAGS; dag += 10) {
                text.append("many_")
                        .append(dag)
                        .append(":\n  end_date: \"")
                        .append(minute)
                        .append("\"\n");
                text.append("  start_date: \"").append(minute).append("\"\n  tasks:\n");
                text.append("    one: {").append(operator).append("}\n");
                text.append("    two: {").append(operator).append(", dependencies: [one]}\n");
                text.append("    three: {").append(operator).append(", dependencies: [two]}\n");
            }
            Files.writeString(dags.resolve("many" + file + ".yml"), text);
        }
    }

    /** Seconds, as a user starts it. */
    private double firstRun(String name) throws Exception {
        var home = folder.resolve(name);
        Files.writeString(
                Files.createDirectories(home.resolve("dags")).resolve("first.yml"),
                """
                first:
                  schedule: "@once"
                  start_date: 2025-10-01
                  is_paused_upon_creation: false
                  tasks:
                    one: {%s}
                """
                        .formatted(VERSION));
        var log = folder.resolve(name + ".log");
        long start = System.nanoTime();
        try (var node = Node.launched(home, log, settings())) {
            await(Duration.ofMinutes(3), "the first run", () -> text(log).contains("Done first"));
            assertThat(node.isAlive()).isTrue();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** A page of a hundred runs out of many, as clients ask for it. */
    private void list() throws Exception {
        var home = Files.createDirectories(folder.resolve("list"));
        try (var bench = new Bench(home, "2025-10-08T03:00:00Z", EngineSettings.STANDARD)) {
            bench.file("t:\n  schedule: None\n  tasks: {one: {EMPTY}, two: {EMPTY}}\n");
            fill(bench);
            var users = new Users(bench.database, Clock.systemUTC());
            users.firstAdmin();
            var api = new AirflowApi(bench.database, bench.bag, home, Clock.systemUTC(), "bench", Map.of(), () -> {});
            try (var server = ApiServer.start(api, users, () -> "", "127.0.0.1", 0)) {
                var paths = List.of(
                        "t/dagRuns?limit=100",
                        "t/dagRuns?limit=100&order_by=-start_date",
                        "t/dagRuns?limit=100&order_by=-run_after&offset=50000",
                        "t/dagRuns?limit=100&state=queued&order_by=-logical_date",
                        "~/dagRuns?limit=100&order_by=-start_date",
                        "~/dagRuns?limit=100&order_by=-run_after",
                        "t/dagRuns/~/taskInstances?limit=100",
                        "~/dagRuns/~/taskInstances?limit=100&order_by=-start_date",
                        "~/dagRuns/~/taskInstances?limit=100&state=success&operator=EmptyOperator",
                        "t/dagRuns/~/taskInstances/~/xcomEntries?limit=100");
                for (var path : paths) {
                    ask(server, path, 50);
                    var times = ask(server, path, 200);
                    line(
                            "%s of %d runs: p50 %.1f ms, p95 %.1f ms (goal 50)",
                            path, LISTED, times.get(times.size() / 2) / 1e6, times.get(times.size() * 95 / 100) / 1e6);
                }
            }
        }
    }

    private static void fill(Bench bench) {
        var first = Instant.parse("2014-05-01T00:00:00Z");
        for (int from = 0; from < LISTED; from += 1000) {
            int part = from;
            bench.database.change(sql -> {
                for (int run = part; run < part + 1000; run++) {
                    var at = first.plus(Duration.ofHours(run));
                    var stored = new RunRows(sql)
                            .create(
                                    bench.bag.dag("t").orElseThrow(),
                                    1,
                                    new NewRun(
                                            "r" + run, RunType.MANUAL, at, null, at, "{}", "test", null, null, null, 0),
                                    at);
                    if (run % 10 != 0) {
                        new RunRows(sql).start(stored.pk(), at);
                        new RunRows(sql).looked(stored, DagRunState.SUCCESS, null, at.plusSeconds(60));
                    }
                }
            });
        }
    }

    private static List<Long> ask(ApiServer server, String path, int times) throws Exception {
        var client = HttpClient.newHttpClient();
        var took = new ArrayList<Long>();
        for (int time = 0; time < times; time++) {
            // never the same question twice: H2 keeps the last answer of a statement while nothing changes
            var since = "&run_after_gte=" + Instant.EPOCH.plusMillis(System.nanoTime() / 1_000_000 % 1_000_000_000L);
            var address = "http://127.0.0.1:" + server.port() + "/api/v2/dags/" + path + since;
            var request = HttpRequest.newBuilder(URI.create(address))
                    .header("Authorization", "Bearer " + server.localSecret())
                    .build();
            long start = System.nanoTime();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            took.add(System.nanoTime() - start);
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        took.sort(Comparator.naturalOrder());
        return took;
    }

    private static void await(Duration patience, String what, BooleanSupplier condition) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what.toLowerCase(Locale.ROOT)).isLessThan(until);
            Thread.sleep(50);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
