package vn.htsd.scheduler.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.scheduler.quartz.Alarm;
import vn.htsd.scheduler.quartz.TriggerStore;
import vn.htsd.scheduler.quartz.Triggers;
import vn.htsd.scheduler.run.AttemptRunner;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.DagRows;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.NodeRows;
import vn.htsd.scheduler.store.QuartzRows;

/** One scheduler: reads DAG files, plans, works, until it is closed. Several may share a database. */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    static final String BUNDLE = "vn.htsd.scheduler.store.messages";
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);
    private static final long LOOK_EVERY_SECONDS = 2;

    private final Database database;
    private final DagBag bag;
    private final EngineSettings settings;
    private final Clock clock;
    private final Listener listener;
    private final Callbacks callbacks;
    private final AttemptRows.Owner owner;
    private final Planner planner;
    private final Workers workers;
    private final Triggers looks;
    private final Triggers work;
    private final Map<String, Instant> armed = new ConcurrentHashMap<>();
    private final AtomicBoolean requested = new AtomicBoolean();
    private final ScheduledExecutorService planning = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();

    private Engine(
            Database database,
            DagBag bag,
            EngineSettings settings,
            AttemptRunner attempts,
            Clock clock,
            Listener listener) {
        this.database = database;
        this.bag = bag;
        this.settings = settings;
        this.clock = clock;
        this.owner = self();
        var contexts = new Contexts(database, bag, clock);
        this.callbacks = new Callbacks(bag, contexts, attempts.notices());
        this.listener = listener.and(callbacks);
        this.planner = new Planner(database, bag, settings, contexts, clock, this.listener);
        this.workers =
                new Workers(database, bag, settings, contexts, attempts, clock, owner, this::plan, this.listener);
        var store = triggerStore(database);
        var alarm = new Woken();
        this.looks = Triggers.looks(store, owner.name(), alarm);
        this.work = Triggers.work(store, owner.name(), settings.parallelism(), alarm);
    }

    /** What Quartz calls. */
    private final class Woken implements Alarm {
        @Override
        public void look(String dagId) {
            armed.remove(dagId);
            plan();
        }

        @Override
        public void work(String attemptId) {
            workers.work(attemptId);
        }
    }

    private static AttemptRows.Owner self() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "localhost";
        }
        return new AttemptRows.Owner(
                host + "-" + ProcessHandle.current().pid() + "-"
                        + UUID.randomUUID().toString().substring(0, 8),
                host);
    }

    private static TriggerStore triggerStore(Database database) {
        var settings = database.settings();
        return new TriggerStore(settings.url(), settings.user(), settings.password(), settings.isShared());
    }

    /**
     * Starts a scheduler.
     *
     * @throws HtsdException if its clock is not the database's
     */
    public static Engine start(
            Database database,
            DagBag bag,
            EngineSettings settings,
            AttemptRunner attempts,
            Clock clock,
            Listener listener) {
        requireSameTime(database, clock);
        var engine = new Engine(database, bag, settings, attempts, clock, listener);
        engine.join();
        return engine;
    }

    private static void requireSameTime(Database database, Clock clock) {
        var off = Duration.between(database.now(), clock.instant());
        if (database.settings().isShared() && off.abs().compareTo(CLOCK_TOLERANCE) > 0) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(BUNDLE, "clock", off.toMillis(), CLOCK_TOLERANCE.toMillis()));
        }
    }

    private void join() {
        database.change(sql -> {
            new NodeRows(sql).join(owner);
            if (!database.settings().isShared()) {
                new AttemptRows(sql).expireAll();
            }
        });
        load();
        reconcile();
        looks.start();
        work.start();
        long renewal = settings.renewEvery().toMillis();
        heart.scheduleWithFixedDelay(guarded("renewing", workers::renew), renewal, renewal, TimeUnit.MILLISECONDS);
        planning.scheduleWithFixedDelay(
                guarded("reading DAG files", this::load), LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
        long reconciling = settings.reconcileEvery().toMillis();
        planning.scheduleWithFixedDelay(
                guarded("reconciling", this::reconcile), reconciling, reconciling, TimeUnit.MILLISECONDS);
    }

    private static Runnable guarded(String what, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("Trouble while {}; it is tried again", what, e);
            }
        };
    }

    /** Somebody changed something: what follows is planned, and attempts that were taken away stop, at once. */
    public void changed() {
        plan();
        try {
            heart.execute(guarded("renewing", workers::renew));
        } catch (RejectedExecutionException closed) {
            LOG.debug("Nothing is renewed any more: the scheduler is being stopped");
        }
    }

    /** Reads the DAG files again if they changed. */
    private void load() {
        if (!bag.refresh()) {
            return;
        }
        var next = new DagSync(database, bag, clock).sync();
        listener.loaded(bag.files(), next);
        passAndArm();
    }

    /** Something happened: a pass is made soon, one for all that happens meanwhile. */
    public void plan() {
        if (requested.compareAndSet(false, true)) {
            try {
                planning.execute(guarded("planning", () -> {
                    requested.set(false);
                    passAndArm();
                }));
            } catch (RejectedExecutionException closed) {
                LOG.debug("Nothing is planned any more: the scheduler is being stopped");
            }
        }
    }

    private void passAndArm() {
        var result = planner.pass();
        work.arm(result.attempts(), clock.instant());
        database.transact(sql -> new DagRows(sql).alarms(result.touched())).forEach(this::arm);
    }

    private void arm(DagRows.Alarm alarm) {
        if (!alarm.at().equals(armed.put(alarm.dagId(), alarm.at()))) {
            looks.arm(alarm.dagId(), alarm.at());
        }
    }

    /** Makes Quartz hold what the run store asks for, and nothing else. */
    private void reconcile() {
        looks.secure();
        work.secure();
        passAndArm();
        var queued = database.transact(sql -> new AttemptRows(sql).queued());
        var alarms = new LinkedHashMap<String, Instant>();
        database.transact(sql -> new DagRows(sql).alarms()).forEach(alarm -> alarms.put(alarm.dagId(), alarm.at()));
        var inWork = database.transact(sql -> new QuartzRows(sql).armed(Triggers.WORK, Triggers.WORK));
        var inLooks = database.transact(sql -> new QuartzRows(sql).armed(Triggers.LOOKS, Triggers.LOOKS));
        for (var attempt : queued) {
            var found = inWork.get(attempt);
            if (found == null || found.broken()) {
                work.arm(attempt, clock.instant());
            }
        }
        alarms.forEach((dagId, at) -> {
            var found = inLooks.get(dagId);
            if (found == null || found.broken() || found.at().toEpochMilli() != at.toEpochMilli()) {
                looks.arm(dagId, at);
            }
        });
        armed.clear();
        armed.putAll(alarms);
        var orphans = new HashSet<>(inLooks.keySet());
        orphans.removeAll(alarms.keySet());
        orphans.forEach(looks::disarm);
        var orphanWork = new HashSet<>(inWork.keySet());
        orphanWork.removeAll(queued);
        orphanWork.forEach(work::disarm);
    }

    public String owner() {
        return owner.name();
    }

    /** Stops planning, then what runs here with all its children; the attempts are given back. */
    @Override
    public void close() {
        planning.shutdownNow();
        looks.close();
        workers.close();
        work.close();
        heart.shutdownNow();
        callbacks.close();
        try {
            if (!planning.awaitTermination(30, TimeUnit.SECONDS) || !heart.awaitTermination(30, TimeUnit.SECONDS)) {
                LOG.warn("Planning did not stop within 30 seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.change(sql -> new NodeRows(sql).leave(owner.name()));
    }
}
