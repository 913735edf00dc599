package vn.htsd.scheduler.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.run.AttemptResult;
import vn.htsd.scheduler.run.AttemptRunner;
import vn.htsd.scheduler.run.OtherRuns;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.NodeRows;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.StoreException;
import vn.htsd.scheduler.store.StoredAttempt;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.StoredTask;
import vn.htsd.scheduler.store.TaskRows;

/**
 * Runs attempts here. Each is taken by one compare-and-set, kept by a lease that is renewed, and ended by a write that counts
 * only while the attempt is still the task's own. What is taken away is stopped; when no lease can be renewed, everything is.
 */
final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration WRITE_AGAIN = Duration.ofSeconds(1);

    private final Database database;
    private final DagBag bag;
    private final EngineSettings settings;
    private final Contexts contexts;
    private final AttemptRunner attempts;
    private final Clock clock;
    private final AttemptRows.Owner owner;
    private final Runnable news;
    private final Listener listener;
    private final OtherRuns others;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private volatile long renewed = System.nanoTime();
    private volatile boolean closing;

    /** @param news called when an attempt has ended */
    Workers(
            Database database,
            DagBag bag,
            EngineSettings settings,
            Contexts contexts,
            AttemptRunner attempts,
            Clock clock,
            AttemptRows.Owner owner,
            Runnable news,
            Listener listener) {
        this.database = database;
        this.bag = bag;
        this.settings = settings;
        this.contexts = contexts;
        this.attempts = attempts;
        this.clock = clock;
        this.owner = owner;
        this.news = news;
        this.listener = listener;
        this.others = new StoredRuns(database, bag, clock, news);
    }

    /** An attempt that this scheduler has. */
    private record Taken(StoredAttempt attempt, StoredRun run, StoredTask task, Dag dag, Task definition) {}

    /** Takes an attempt and runs it to its end; returns at once where it is not to be had. */
    void work(String attemptId) {
        if (closing) {
            return;
        }
        var taken =
                database.transact(sql -> take(new AttemptRows(sql), new RunRows(sql), new TaskRows(sql), attemptId));
        if (taken.isPresent()) {
            run(taken.get());
            news.run();
        }
    }

    private Optional<Taken> take(AttemptRows rows, RunRows runs, TaskRows tasks, String attemptId) {
        var attempt = rows.find(attemptId).orElse(null);
        var run = attempt == null ? null : runs.lock(attempt.run()).orElse(null);
        if (attempt == null || run == null) {
            return Optional.empty();
        }
        var dag = bag.dag(run.dagId()).orElse(null);
        var definition = dag == null ? null : dag.find(attempt.taskId()).orElse(null);
        if (dag == null || definition == null || !rows.start(attemptId, owner, settings.lease(), clock.instant())) {
            return Optional.empty();
        }
        var task = tasks.find(run.pk(), attempt.taskId()).orElseThrow();
        return Optional.of(new Taken(attempt, run, task, dag, definition));
    }

    private void run(Taken taken) {
        var mine = new Running(Thread.currentThread());
        running.put(taken.attempt().id(), mine);
        @Nullable AttemptResult result = null;
        var begun = clock.instant();
        listener.began(taken.run(), taken.definition(), taken.attempt().number());
        try {
            killSurvivors(taken);
            result = execute(taken);
        } catch (InterruptedException stopped) {
            LOG.info(
                    "{} {} {} attempt {} was stopped",
                    taken.run().dagId(),
                    taken.run().runId(),
                    taken.task().taskId(),
                    taken.attempt().number());
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {} {} attempt {} broke off",
                    taken.run().dagId(),
                    taken.run().runId(),
                    taken.task().taskId(),
                    taken.attempt().number(),
                    e);
            result = AttemptResult.failed();
        } finally {
            mine.done();
            running.remove(taken.attempt().id());
        }
        write(taken, result, Duration.between(begun, clock.instant()));
    }

    private AttemptResult execute(Taken taken) throws InterruptedException {
        var attemptId = taken.attempt().id();
        var around = contexts.around(
                taken.run(),
                others,
                (pid, started) -> database.change(sql -> new AttemptRows(sql).setProcess(attemptId, pid, started)),
                () -> requireLease(attemptId));
        return attempts.run(
                contexts.run(taken.dag(), taken.run()),
                taken.definition(),
                taken.attempt().number(),
                Objects.requireNonNullElse(taken.task().firstLook(), clock.instant()),
                around);
    }

    /** What was made by an attempt that counts no more is not shown: its successor makes it again. */
    private void requireLease(String attemptId) {
        boolean holds = database.transact(sql -> new AttemptRows(sql).holds(attemptId, owner.name()));
        if (!holds) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(Engine.BUNDLE, "lease_lost"));
        }
    }

    /** Children of earlier attempts die with their scheduler; should one be left on this host, it does not live on beside. */
    private void killSurvivors(Taken taken) throws InterruptedException {
        if (taken.attempt().number() == 1) {
            return; // there is no earlier one
        }
        var earlier = database.transact(
                sql -> new AttemptRows(sql).of(taken.run().pk(), taken.task().taskId()));
        for (var attempt : earlier) {
            if (owner.host().equals(attempt.host())
                    && attempt.pid() != null
                    && !attempt.id().equals(taken.attempt().id())) {
                Survivor.kill(attempt.pid(), attempt.pidStart());
            }
        }
    }

    /** Writes how it ended; a database that does not answer is asked again while the lease may still hold. */
    private void write(Taken taken, @Nullable AttemptResult result, Duration took) {
        var until = System.nanoTime() + settings.lease().toNanos();
        while (true) {
            try {
                var reached = database.transact(sql -> Optional.ofNullable(
                        new AttemptEnd(sql, contexts, taken.run(), taken.dag(), taken.definition(), closing)
                                .write(taken.attempt(), result, clock.instant())));
                reached.ifPresent(state -> listener.finished(
                        taken.run(), taken.definition(), taken.attempt().number(), state, took));
                return;
            } catch (StoreException e) {
                LOG.warn(
                        "The end of {} {} {} cannot be written yet",
                        taken.run().dagId(),
                        taken.run().runId(),
                        taken.task().taskId(),
                        e);
                if (System.nanoTime() > until || !pause()) {
                    return; // it will be found as lost
                }
            }
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(WRITE_AGAIN.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives the word for everything that runs here, and stops what is no longer this scheduler's. */
    void renew() {
        var ids = Set.copyOf(running.keySet());
        try {
            var kept = database.transact(sql -> {
                new NodeRows(sql).beat(owner.name(), trouble());
                return new AttemptRows(sql).renew(owner.name(), ids, settings.lease());
            });
            renewed = System.nanoTime();
            listener.beat();
            ids.stream().filter(id -> !kept.contains(id)).forEach(this::stop);
        } catch (RuntimeException e) {
            LOG.warn("The leases of {} attempts cannot be renewed", ids.size(), e);
            if (System.nanoTime() - renewed > settings.giveUpAfter().toNanos()) {
                LOG.error(
                        "Nothing could be renewed for {}: everything that runs here is stopped",
                        settings.giveUpAfter());
                ids.forEach(this::stop);
            }
        }
    }

    private @Nullable String trouble() {
        var names = attempts.stragglers().names();
        return names.isEmpty() ? null : String.join("\n", names);
    }

    private void stop(String attemptId) {
        var mine = running.get(attemptId);
        if (mine != null) {
            mine.stop();
        }
    }

    /** Stops everything; the attempts are given back. */
    void close() {
        closing = true;
        running.values().forEach(Running::stop);
    }

    int size() {
        return running.size();
    }

    /** A thread at work on an attempt. It is interrupted at most while it is. */
    private static final class Running {
        private final Thread thread;
        private boolean done;

        Running(Thread thread) {
            this.thread = thread;
        }

        synchronized void stop() {
            if (!done) {
                thread.interrupt();
            }
        }

        synchronized void done() {
            done = true;
            Thread.interrupted(); // what came too late is not for the next
        }
    }
}
