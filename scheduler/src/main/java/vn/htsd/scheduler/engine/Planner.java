package vn.htsd.scheduler.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.dag.timetable.Plan;
import vn.htsd.scheduler.dag.timetable.RunInfo;
import vn.htsd.scheduler.run.AfterAttempt;
import vn.htsd.scheduler.run.AttemptResult;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.run.RunStep;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.BackfillRows;
import vn.htsd.scheduler.store.DagRows;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.NewRun;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.StoredAttempt;
import vn.htsd.scheduler.store.StoredDag;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.StoredTask;
import vn.htsd.scheduler.store.TaskRows;

/**
 * Decides what is to happen, and writes it down: attempts whose scheduler died, runs that are due, tasks whose turn it is,
 * slots. One scheduler plans at a time; a pass that is broken off is made again by the next.
 */
final class Planner {
    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);
    private static final int RUNS_AT_ONCE = 100;
    /** How a task stands that its dates leave out of a run. */
    private static final RunStep.Standing NO_PART = new RunStep.Standing(TaskState.REMOVED, null);

    private final Database database;
    private final DagBag bag;
    private final EngineSettings settings;
    private final Contexts contexts;
    private final Clock clock;
    private final Listener listener;

    Planner(Database database, DagBag bag, EngineSettings settings, Contexts contexts, Clock clock, Listener listener) {
        this.database = database;
        this.bag = bag;
        this.settings = settings;
        this.contexts = contexts;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * What a pass decided.
     *
     * @param attempts that are to be given to workers
     * @param touched DAGs whose next moment may be another one
     */
    record Result(List<String> attempts, Set<String> touched) {}

    /** Everything that follows from how things stand now. */
    Result pass() {
        var attempts = new ArrayList<String>();
        var touched = new HashSet<String>();
        while (step(touched)) {
            // what was decided may decide more
        }
        attempts.addAll(database.plan(this::admit));
        return new Result(attempts, touched);
    }

    private boolean step(Set<String> touched) {
        var news = new ArrayList<Runnable>();
        boolean more = database.plan(sql -> {
            var now = clock.instant();
            closeLost(sql, now, news);
            boolean created = createDue(sql, now, touched);
            var runs = new RunRows(sql).toLookAt(now, RUNS_AT_ONCE);
            for (var run : runs) {
                touched.add(run.dagId());
                look(sql, run.pk(), now, news);
            }
            return created || !runs.isEmpty();
        });
        news.forEach(Runnable::run);
        return more;
    }

    /** An attempt that nobody renewed is over, and its task starts again: for free, up to a limit. */
    private void closeLost(Sql sql, Instant now, List<Runnable> news) {
        for (var lost : new AttemptRows(sql).lost()) {
            var run = new RunRows(sql).lock(lost.run()).orElse(null);
            if (run == null || !new AttemptRows(sql).close(lost.id(), TaskState.FAILED, "lost", now)) {
                continue;
            }
            LOG.warn(
                    "{} {} {} attempt {} is lost: {} no longer renews it",
                    run.dagId(),
                    run.runId(),
                    lost.taskId(),
                    lost.number(),
                    lost.owner());
            new TaskRows(sql)
                    .find(run.pk(), lost.taskId())
                    .filter(task -> lost.id().equals(task.attemptId()))
                    .ifPresent(task -> afterLoss(sql, run, task, lost, now, news));
            new RunRows(sql).lookAt(run.pk(), now);
        }
    }

    private void afterLoss(
            Sql sql, StoredRun run, StoredTask task, StoredAttempt lost, Instant now, List<Runnable> news) {
        var rows = new AttemptRows(sql);
        var dag = bag.dag(run.dagId()).filter(known -> has(known, task.taskId()));
        if (task.state() == TaskState.RESTARTING) {
            rows.end(task, TaskState.NONE, null, task.maxTries(), task.lost(), now);
        } else if (task.state() == TaskState.RUNNING && task.lost() < settings.maxLostAttempts()) {
            rows.end(task, TaskState.SCHEDULED, null, task.maxTries() + 1, task.lost() + 1, now);
        } else if (task.state() == TaskState.RUNNING) {
            var after = dag.map(known -> AfterAttempt.of(
                            contexts.run(known, run),
                            known.task(task.taskId()),
                            AttemptResult.failed(),
                            lost.number(),
                            task.maxTries(),
                            now))
                    .orElse(new AfterAttempt(TaskState.FAILED, null));
            rows.end(task, after.state(), after.due(), task.maxTries(), task.lost(), now);
            dag.ifPresent(known -> news.add(
                    () -> listener.finished(run, known.task(task.taskId()), lost.number(), after.state(), null)));
        }
    }

    private static boolean has(Dag dag, String taskId) {
        return dag.find(taskId).isPresent();
    }

    /** The runs that schedules ask for, as far as there is a place for them. */
    private boolean createDue(Sql sql, Instant now, Set<String> touched) {
        boolean any = false;
        for (var stored : new DagRows(sql).due(now)) {
            var dag = bag.dag(stored.id()).orElse(null);
            if (dag != null) {
                touched.add(dag.id());
                any |= createNext(sql, dag, stored, now);
            }
        }
        return any;
    }

    private static boolean createNext(Sql sql, Dag dag, StoredDag stored, Instant now) {
        // Not what was stored: while the run waited for a place, a schedule without catch-up went on.
        var next = next(dag, stored, now);
        if (next.isEmpty() || next.get().runAfter().isAfter(now)) {
            new DagRows(sql).schedule(dag.id(), stored.last(), next.orElse(null));
            return false;
        }
        var run = next.get();
        var rows = new RunRows(sql);
        if (rows.at(dag.id(), run.logicalDate()).isEmpty()
                && rows.find(dag.id(), NewRun.scheduled(run).runId()).isEmpty()) {
            rows.create(dag, stored.version(), NewRun.scheduled(run), now);
        }
        var following =
                dag.schedule().timetable().next(run.interval(), dag.schedule().restriction(), now);
        new DagRows(sql).schedule(dag.id(), run.interval(), following.orElse(null));
        return true;
    }

    /** The run that comes next, by what was last; a clock that was set back does not bring it forward. */
    static Optional<RunInfo> next(Dag dag, StoredDag stored, Instant now) {
        var schedule = dag.schedule();
        var computed = schedule.timetable().next(stored.last(), schedule.restriction(), now);
        return Plan.neverBack(stored.comes(), computed);
    }

    private void look(Sql sql, long pk, Instant now, List<Runnable> news) {
        var rows = new RunRows(sql);
        var run = rows.lock(pk).orElse(null);
        if (run == null || run.state().isFinished()) {
            return;
        }
        var dag = bag.dag(run.dagId()).orElse(null);
        if (dag == null) { // another scheduler has read its file already, this one has not
            rows.looked(run, run.state(), now.plus(settings.renewEvery()), now);
            return;
        }
        if (run.state() == DagRunState.QUEUED) {
            if (!mayStart(sql, dag, run)) {
                rows.looked(run, run.state(), null, now);
                return;
            }
            rows.start(pk, now);
            var started = rows.find(pk).orElseThrow();
            news.add(() -> listener.started(started));
            run = started;
        }
        advance(sql, dag, run, now, news);
    }

    private static boolean mayStart(Sql sql, Dag dag, StoredRun run) {
        var backfill = run.backfill();
        long running = new RunRows(sql).running(dag.id(), backfill);
        if (backfill == null) {
            return running < dag.limits().activeRuns();
        }
        return new BackfillRows(sql)
                .find(backfill)
                .filter(found -> !found.paused() && running < found.maxActiveRuns())
                .isPresent();
    }

    private void advance(Sql sql, Dag dag, StoredRun run, Instant now, List<Runnable> news) {
        var stored = tasks(sql, dag, run, now);
        var standing = new LinkedHashMap<String, RunStep.Standing>();
        dag.tasks().forEach(task -> standing.put(task.id(), NO_PART));
        stored.forEach((id, task) -> standing.put(id, new RunStep.Standing(task.state(), task.due())));
        var step = RunStep.of(dag, standing, Objects.requireNonNullElse(run.start(), now), past(sql, dag, run), now);
        new TaskRows(sql)
                .decide(
                        step.changed().entrySet().stream()
                                .map(entry -> new TaskRows.Decided(
                                        Objects.requireNonNull(stored.get(entry.getKey())), entry.getValue()))
                                .toList(),
                        now);
        if (step.state() == DagRunState.FAILED) { // a timeout leaves attempts behind
            step.changed().keySet().forEach(id -> new AttemptRows(sql).stop(Objects.requireNonNull(stored.get(id))));
        }
        new RunRows(sql).looked(run, step.state(), step.again(), now);
        if (step.state().isFinished()) {
            new RunRows(sql).lookAtAll(dag.id(), now);
            new BackfillRows(sql).completeWhenDone(run.backfill(), now);
            var failed = new TaskRows(sql)
                    .states(run.pk()).entrySet().stream()
                            .filter(entry -> entry.getValue() == TaskState.FAILED)
                            .map(Map.Entry::getKey)
                            .toList();
            var ended = new RunRows(sql).find(run.pk()).orElse(run);
            news.add(() -> listener.ended(ended, step.state(), failed));
        } else if (step.changed().values().stream().anyMatch(TaskState::isFinished) && dependsOnPast(dag)) {
            new RunRows(sql).lookAtAll(dag.id(), now);
        }
    }

    static boolean dependsOnPast(Dag dag) {
        return dag.tasks().stream().anyMatch(task -> task.past().dependsOnPast());
    }

    /** The tasks by id, as the DAG has them now: new ones are added, ones that are gone are marked. */
    private static Map<String, StoredTask> tasks(Sql sql, Dag dag, StoredRun run, Instant now) {
        var rows = new TaskRows(sql);
        var stored = byId(rows.of(run.pk()));
        var missing = dag.tasks().stream()
                .filter(task -> !stored.containsKey(task.id()))
                .filter(task -> task.isPartOf(run.backfill() != null, run.logicalDate()))
                .map(task -> new TaskRows.NewTask(task.id(), task.retry().retries()))
                .toList();
        var gone = stored.values().stream()
                .filter(task -> !has(dag, task.taskId()) && !task.state().isFinished())
                .map(task -> new TaskRows.Decided(task, TaskState.REMOVED))
                .toList();
        rows.add(run.pk(), missing);
        rows.decide(gone, now);
        return missing.isEmpty() ? stored : byId(rows.of(run.pk()));
    }

    private static Map<String, StoredTask> byId(List<StoredTask> tasks) {
        var byId = new LinkedHashMap<String, StoredTask>();
        tasks.forEach(task -> byId.put(task.taskId(), task));
        return byId;
    }

    private static Predicate<Task> past(Sql sql, Dag dag, StoredRun run) {
        return task -> !task.past().dependsOnPast() || new PastOf(sql, dag, run).allows(task);
    }

    /** Slots, by weight; the ids of the attempts that got one. */
    private List<String> admit(Sql sql) {
        var attempts = new AttemptRows(sql);
        var waiting = attempts.waiting();
        if (waiting.isEmpty()) {
            return List.of();
        }
        return new SlotGiving(sql, bag, settings.parallelism()).give(waiting, attempts.active(), clock.instant());
    }
}
