package vn.htsd.scheduler.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.dag.DagFolder;
import vn.htsd.scheduler.dag.Reading;
import vn.htsd.scheduler.dag.timetable.RunInfo;
import vn.htsd.scheduler.quartz.QuartzClock;
import vn.htsd.scheduler.run.DagRun;
import vn.htsd.scheduler.run.DagRunner;
import vn.htsd.scheduler.run.RunContext;

/** Runs the DAGs of a folder on their schedules until it is closed; a changed folder is read again. */
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final long LOOK_EVERY_SECONDS = 2;

    private final Path folder;
    private final Function<Instant, Reading> reading;
    private final Clock clock;
    private final DagRunner runner;
    private final Listener listener;
    private final QuartzClock quartz;
    private final ExecutorService runs = Executors.newCachedThreadPool();
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Dag> dags = new LinkedHashMap<>();
    private final Map<String, Integer> active = new HashMap<>();
    private final Map<String, RunInfo> heldBack = new HashMap<>();
    private String fingerprint = "";
    private boolean closed;

    /** Hears what happens, to tell people. */
    public interface Listener {
        /** @param next the next run of each DAG that has one and is not paused */
        void loaded(List<DagFile> files, Map<String, Instant> next);

        void started(String dagId, String runId);

        void ended(DagRun run);
    }

    private Service(Path folder, Function<Instant, Reading> reading, Clock clock, DagRunner runner, Listener listener) {
        this.folder = folder;
        this.reading = reading;
        this.clock = clock;
        this.runner = runner;
        this.listener = listener;
        this.quartz = QuartzClock.start(this::tick);
    }

    /** @param reading with what the DAG files are read at a moment */
    public static Service start(
            Path folder, Function<Instant, Reading> reading, Clock clock, DagRunner runner, Listener listener) {
        var service = new Service(folder, reading, clock, runner, listener);
        service.look();
        service.watcher.scheduleWithFixedDelay(service::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        return service;
    }

    /** Reads the folder again if it changed. */
    private synchronized void look() {
        try {
            var now = Fingerprint.of(folder);
            if (!now.equals(fingerprint)) {
                fingerprint = now;
                load(new DagFolder(folder).read(reading.apply(clock.instant())));
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The DAG folder {} cannot be read; the DAGs known so far stay", folder, e);
        }
    }

    private void load(List<DagFile> files) {
        dags.clear();
        var next = new LinkedHashMap<String, Instant>();
        for (var file : files) {
            for (var dag : file.dags()) {
                dags.put(dag.id(), dag);
                if (!dag.paused()) {
                    dag.schedule().upcoming(clock.instant()).ifPresent(run -> next.put(dag.id(), run.runAfter()));
                }
            }
        }
        quartz.armOnly(next);
        listener.loaded(files, next);
    }

    private synchronized void tick(String dagId, Instant runAfter) {
        var dag = dags.get(dagId);
        if (dag == null || closed) {
            return;
        }
        var now = clock.instant();
        dag.schedule()
                .upcoming(now.isBefore(runAfter) ? runAfter : now)
                .ifPresent(next -> quartz.arm(dagId, next.runAfter()));
        var run = new RunInfo(runAfter, dag.schedule().timetable().manual(runAfter)); // what ends now
        if (active.getOrDefault(dagId, 0) < dag.limits().activeRuns()) {
            begin(dag, run);
        } else {
            heldBack.put(dagId, run); // of several ticks held back only the last is worth a run
        }
    }

    private void begin(Dag dag, RunInfo run) {
        active.merge(dag.id(), 1, Integer::sum);
        runs.execute(() -> {
            var context = RunContext.scheduled(dag, run, folder);
            var runId = context.runId();
            listener.started(dag.id(), runId);
            try {
                listener.ended(runner.run(context));
            } catch (InterruptedException stopped) {
                LOG.info("{} {} stopped with the scheduler", dag.id(), runId);
            } catch (RuntimeException e) {
                LOG.error("{} {} broke off", dag.id(), runId, e);
            } finally {
                end(dag.id());
            }
        });
    }

    private synchronized void end(String dagId) {
        active.merge(dagId, -1, Integer::sum);
        var held = heldBack.remove(dagId);
        var dag = dags.get(dagId);
        if (held != null && dag != null && !closed) {
            begin(dag, held);
        }
    }

    /** Stops the schedules, then the runs under way with all their children. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        watcher.shutdownNow();
        quartz.close();
        runs.shutdownNow();
        try {
            if (!runs.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("Some runs did not stop within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
