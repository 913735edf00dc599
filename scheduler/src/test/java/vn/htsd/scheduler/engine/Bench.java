package vn.htsd.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.scheduler.connection.Databases;
import vn.htsd.scheduler.connection.Web;
import vn.htsd.scheduler.dag.Reading;
import vn.htsd.scheduler.mail.MailSettings;
import vn.htsd.scheduler.mail.Postbox;
import vn.htsd.scheduler.run.AttemptRunner;
import vn.htsd.scheduler.run.InProcess;
import vn.htsd.scheduler.run.Outside;
import vn.htsd.scheduler.run.RunType;
import vn.htsd.scheduler.run.Stragglers;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.DagRows;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.DatabaseSettings;
import vn.htsd.scheduler.store.NewRun;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.StoredTask;
import vn.htsd.scheduler.store.TaskRows;

/** A scheduler without Quartz and without waiting: passes and attempts happen when a test says so, at the time it says. */
public final class Bench implements AutoCloseable {
    /**
     * Commands of tests are {@code htsd ok}, {@code htsd fail}, {@code htsd skip}; {@code htsd deaf} goes on until {@link #heard},
     * whoever interrupts it; {@code htsd publish} asks first whether it may, and so does {@code htsd late}, when it has not been renewed for too long.
     */
    private final class Commands implements InProcess {
        @Override
        public int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
            out.println(arguments);
            return switch (arguments.get(0)) {
                case "ok" -> 0;
                case "skip" -> 99;
                case "deaf" -> {
                    while (heard.getCount() > 0) {
                        try {
                            heard.await();
                        } catch (InterruptedException e) {
                            out.println("no");
                        }
                    }
                    yield 0;
                }
                default -> 1;
            };
        }

        @Override
        public int run(
                List<String> arguments,
                Map<String, String> environment,
                PrintStream out,
                PrintStream err,
                Runnable lease) {
            switch (arguments.get(0)) {
                case "publish" -> lease.run();
                case "late" -> {
                    database.change(sql -> new AttemptRows(sql).expireAll());
                    try {
                        lease.run();
                    } catch (HtsdException refused) { // as the command line does
                        out.println(refused.getMessage());
                        return 1;
                    }
                }
                default -> {
                    return run(arguments, environment, out, err);
                }
            }
            return 0;
        }
    }

    /** Until then {@code htsd deaf} goes on. */
    final CountDownLatch heard = new CountDownLatch(1);

    public final SettableClock clock;
    public final Database database;
    public final DagBag bag;
    final Planner planner;
    final Path folder;
    private final EngineSettings settings;
    private final AttemptRunner attempts;
    private final Callbacks callbacks;
    private final Listener listener;

    public Bench(Path folder, String now, EngineSettings settings) {
        this(folder, now, settings, Listener.SILENT);
    }

    Bench(Path folder, String now, EngineSettings settings, Listener told) {
        this.folder = folder.resolve("dags");
        this.clock = new SettableClock(now);
        this.settings = settings;
        this.database = Database.open(
                new DatabaseSettings("jdbc:h2:file:" + folder.resolve("store") + ";DB_CLOSE_ON_EXIT=FALSE", "sa", ""));
        this.bag = new DagBag(this.folder, moment -> new Reading(Map.of(), moment), clock);
        var outside = new Outside(
                new Postbox(MailSettings.NONE, clock), new Web(), new Databases(folder.resolve("warehouse.duckdb")));
        this.attempts = new AttemptRunner(
                folder.resolve("logs"),
                clock,
                new Commands(),
                Map.of(),
                outside,
                new Stragglers(Duration.ofMillis(20)));
        var contexts = new Contexts(database, bag, clock);
        this.callbacks = new Callbacks(bag, contexts, attempts.notices());
        this.listener = callbacks.and(told);
        this.planner = new Planner(database, bag, settings, contexts, clock, listener);
    }

    public static final class SettableClock extends Clock {
        private Instant now;

        public SettableClock(String now) {
            this.now = Instant.parse(now);
        }

        void set(String moment) {
            now = Instant.parse(moment);
        }

        public void tick(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Writes the one DAG file, and reads it. {@code EMPTY} and {@code OK} stand for operators. */
    public Bench file(String yaml) {
        return file(yaml, false);
    }

    /** @param broken whether something in it is to be wrong */
    public Bench file(String yaml, boolean broken) {
        var text = yaml.replace("EMPTY", "operator: airflow.operators.empty.EmptyOperator")
                .replaceAll("RUN (\\w+)", "operator: airflow.operators.bash.BashOperator, bash_command: htsd $1");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("t.yml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bag.refresh();
        assertThat(bag.files().get(0).errors().isEmpty()).isEqualTo(!broken);
        new DagSync(database, bag, clock).sync();
        return this;
    }

    Workers workers(String name) {
        return new Workers(
                database,
                bag,
                settings,
                new Contexts(database, bag, clock),
                attempts,
                clock,
                new AttemptRows.Owner(name, "host"),
                () -> {},
                listener);
    }

    /** Passes and attempts until nothing is left to do at this moment. */
    public Bench settle() {
        var workers = workers("one");
        for (var queued = planner.pass().attempts();
                !queued.isEmpty();
                queued = planner.pass().attempts()) {
            queued.forEach(workers::work);
        }
        return this;
    }

    /** The runs of DAG {@code t}: state by run id. */
    Map<String, String> runs() {
        var states = new LinkedHashMap<String, String>();
        all().forEach(run -> states.put(run.runId(), run.state().code()));
        return states;
    }

    List<StoredRun> all() {
        return database.transact(sql -> new RunRows(sql).of("t"));
    }

    StoredRun trigger(String runId) {
        return database.transact(sql -> new RunRows(sql)
                .create(
                        bag.dags().get("t"),
                        1,
                        new NewRun(
                                runId, RunType.MANUAL, null, null, clock.instant(), "{}", "test", null, null, null, 0),
                        clock.instant()));
    }

    /** The tasks of a run: state and number of tries by id. */
    Map<String, String> tasks(String runId) {
        var states = new LinkedHashMap<String, String>();
        stored(runId).forEach((id, task) -> states.put(id, task.state().code() + "/" + task.tries()));
        return states;
    }

    Map<String, StoredTask> stored(String runId) {
        return database.transact(sql -> {
            var tasks = new LinkedHashMap<String, StoredTask>();
            var run = new RunRows(sql).find("t", runId).orElseThrow();
            new TaskRows(sql).of(run.pk()).forEach(task -> tasks.put(task.taskId(), task));
            return tasks;
        });
    }

    void pause(boolean paused) {
        database.change(sql -> new DagRows(sql).pause("t", paused, clock.instant()));
    }

    int version() {
        return database.transact(sql -> new DagRows(sql).find("t").orElseThrow().version());
    }

    Operations operations() {
        return new Operations(database, bag, clock, () -> {});
    }

    Backfills backfills() {
        return new Backfills(operations(), clock);
    }

    /** When the schedule of {@code t} comes next. */
    String next() {
        return database.transact(sql -> new DagRows(sql)
                .find("t")
                .orElseThrow()
                .comes()
                .map(run -> run.runAfter().toString())
                .orElse("never"));
    }

    /** Waits until every callback was called. */
    void called() {
        callbacks.close();
    }

    @Override
    public void close() {
        callbacks.close();
        database.close();
    }
}
