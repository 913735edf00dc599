package vn.htsd.scheduler.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.run.RunId;
import vn.htsd.scheduler.run.RunType;
import vn.htsd.scheduler.store.DagRows;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.NewRun;
import vn.htsd.scheduler.store.RowFilter;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.StoredDag;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.StoredTask;
import vn.htsd.scheduler.store.TaskRows;

/** What people may do to DAGs and runs. Each is one transaction, beside which nobody plans. */
public final class Operations {
    private static final int ALL = 1_000_000;

    private final Database database;
    private final DagBag bag;
    private final Clock clock;
    private final Runnable news;

    /** @param news called when something was changed that the planner has to look at */
    public Operations(Database database, DagBag bag, Clock clock, Runnable news) {
        this.database = database;
        this.bag = bag;
        this.clock = clock;
        this.news = news;
    }

    /** A DAG as its file has it. */
    public Dag dag(String dagId) {
        return bag.dag(dagId).orElseThrow(() -> Refused.noDag(dagId));
    }

    public StoredDag stored(Sql sql, String dagId) {
        return new DagRows(sql).find(dagId).orElseThrow(() -> Refused.noDag(dagId));
    }

    public StoredRun run(Sql sql, String dagId, String runId) {
        return new RunRows(sql).find(dagId, runId).orElseThrow(() -> Refused.noRun(dagId, runId));
    }

    public StoredTask task(Sql sql, StoredRun run, String taskId) {
        return new TaskRows(sql)
                .find(run.pk(), taskId)
                .orElseThrow(() -> new Refused(
                        Refused.Reason.UNKNOWN,
                        "The Task Instance with dag_id: `" + run.dagId() + "`, run_id: `" + run.runId()
                                + "` and task_id: `" + taskId + "` was not found"));
    }

    <T> T change(Function<Sql, T> work) {
        var result = database.plan(work);
        news.run();
        return result;
    }

    public StoredDag pause(String dagId, boolean paused) {
        return change(sql -> {
            stored(sql, dagId);
            new DagRows(sql).pause(dagId, paused, clock.instant());
            return stored(sql, dagId);
        });
    }

    /** Deletes what is remembered of a DAG; with its file still there it begins anew. */
    public void deleteDag(String dagId) {
        change(sql -> {
            stored(sql, dagId);
            requireNothingRuns(sql, dagId);
            new DagRows(sql).delete(dagId);
            return true;
        });
        new DagSync(database, bag, clock).sync();
    }

    private static void requireNothingRuns(Sql sql, String dagId) {
        for (var run : new RunRows(sql).of(dagId)) {
            if (new TaskRows(sql).of(run.pk()).stream().anyMatch(task -> task.state() == TaskState.RUNNING)) {
                throw new Refused(
                        Refused.Reason.CONFLICT, "Task instances of dag with id: '" + dagId + "' are still running");
            }
        }
    }

    public StoredRun trigger(TriggerRequest request) {
        var dag = dag(request.dagId());
        return change(sql -> {
            var now = clock.instant();
            var run = newRun(dag, request, now);
            var rows = new RunRows(sql);
            var logicalDate = run.logicalDate();
            if (rows.find(dag.id(), run.runId()).isPresent()
                    || logicalDate != null && rows.at(dag.id(), logicalDate).isPresent()) {
                throw new Refused(
                        Refused.Reason.CONFLICT,
                        "DagRun with DAG ID `" + dag.id() + "` and run ID `" + run.runId() + "`, or with logical date `"
                                + logicalDate + "`, already exists");
            }
            return rows.create(dag, stored(sql, dag.id()).version(), run, now);
        });
    }

    private static NewRun newRun(Dag dag, TriggerRequest request, Instant now) {
        var logicalDate = request.logicalDate();
        var interval = request.interval();
        if (interval == null && logicalDate != null) {
            interval = dag.schedule().timetable().manual(logicalDate);
        }
        var runAfter = Objects.requireNonNullElse(request.runAfter(), interval == null ? now : interval.end());
        var runId = Objects.requireNonNullElse(request.runId(), RunId.of(RunType.MANUAL, runAfter));
        return new NewRun(
                runId,
                RunType.MANUAL,
                logicalDate,
                interval,
                runAfter,
                Contexts.json(request.conf()),
                request.by(),
                request.user(),
                request.note(),
                null,
                0);
    }

    /** Queues a run again with what it has left to do, or says that it has ended, with what is unfinished. */
    public StoredRun setRunState(String dagId, String runId, DagRunState state) {
        return change(sql -> {
            var run = run(sql, dagId, runId);
            new RunRows(sql).lock(run.pk());
            var now = clock.instant();
            if (state == DagRunState.QUEUED) {
                clearFailed(sql, run, now);
            } else {
                endTasks(sql, run, state, now);
            }
            new RunRows(sql).setState(run.pk(), state, now);
            new RunRows(sql).lookAtAll(dagId, now);
            return run(sql, dagId, runId);
        });
    }

    private void clearFailed(Sql sql, StoredRun run, Instant now) {
        for (var task : new TaskRows(sql).of(run.pk())) {
            if (task.state().isFailure()) {
                new TaskRows(sql).clear(task, retries(run.dagId(), task.taskId()), now);
            }
        }
    }

    private static void endTasks(Sql sql, StoredRun run, DagRunState state, Instant now) {
        for (var task : new TaskRows(sql).of(run.pk())) {
            boolean underWay = task.state() == TaskState.RUNNING
                    || task.state() == TaskState.RESTARTING
                    || task.state() == TaskState.UP_FOR_RESCHEDULE;
            if (state == DagRunState.SUCCESS && task.state() != TaskState.SUCCESS) {
                new TaskRows(sql).setState(task, TaskState.SUCCESS, now);
            } else if (state == DagRunState.FAILED && !task.state().isFinished()) {
                new TaskRows(sql).setState(task, underWay ? TaskState.FAILED : TaskState.SKIPPED, now);
            }
        }
    }

    /** How often a task may be tried again. */
    int retries(String dagId, String taskId) {
        return bag.dag(dagId)
                .flatMap(dag -> dag.find(taskId))
                .map(task -> task.retry().retries())
                .orElse(0);
    }

    public StoredRun setRunNote(String dagId, String runId, @Nullable String note) {
        return database.transact(sql -> {
            new RunRows(sql).setNote(run(sql, dagId, runId).pk(), note);
            return run(sql, dagId, runId);
        });
    }

    public void deleteRun(String dagId, String runId) {
        change(sql -> {
            var run = run(sql, dagId, runId);
            if (new TaskRows(sql).of(run.pk()).stream().anyMatch(task -> task.state() == TaskState.RUNNING)) {
                throw new Refused(
                        Refused.Reason.CONFLICT,
                        "The DagRun `" + runId + "` has tasks that are running; mark it failed first");
            }
            new RunRows(sql).delete(run.pk());
            new RunRows(sql).lookAtAll(dagId, clock.instant());
            return true;
        });
    }

    /** Takes a task out of a run; while the run goes on, its DAG puts it back as new. */
    public void deleteTask(String dagId, String runId, String taskId) {
        change(sql -> {
            var run = run(sql, dagId, runId);
            var task = task(sql, run, taskId);
            if (task.state() == TaskState.RUNNING) {
                throw new Refused(
                        Refused.Reason.CONFLICT, "The task `" + taskId + "` is running; mark it failed first");
            }
            new TaskRows(sql).delete(task);
            new RunRows(sql).lookAtAll(dagId, clock.instant());
            return true;
        });
    }

    /** The tasks that a request means, of whatever state its conditions allow. */
    public List<TaskRows.OfRun> chosen(Sql sql, ClearRequest request) {
        var dag = dag(request.dagId());
        var runs = runs(sql, request);
        var tasks = tasks(dag, request);
        var chosen = new ArrayList<TaskRows.OfRun>();
        for (var run : runs) {
            for (var task : new TaskRows(sql).of(run.pk())) {
                boolean wanted = tasks.contains(task.taskId())
                        && (!request.onlyFailed() || task.state().isFailure())
                        && (!request.onlyRunning() || task.state() == TaskState.RUNNING);
                if (wanted) {
                    chosen.add(new TaskRows.OfRun(task, run));
                }
            }
        }
        return chosen;
    }

    private List<StoredRun> runs(Sql sql, ClearRequest request) {
        var filter =
                RowFilter.ofRuns().is("dag_id", request.dagId()).page(ALL, 0).orderBy("run_after", false);
        var runId = request.runId();
        if (runId == null) {
            if (request.from() != null) {
                filter.compare("logical_date", "gte", request.from());
            }
            if (request.to() != null) {
                filter.compare("logical_date", "lte", request.to());
            }
            return new RunRows(sql).list(filter).rows();
        }
        var run = run(sql, request.dagId(), runId);
        var logicalDate = run.logicalDate();
        if (logicalDate == null || !request.past() && !request.future()) {
            return List.of(run);
        }
        if (!request.past()) {
            filter.compare("logical_date", "gte", logicalDate);
        }
        if (!request.future()) {
            filter.compare("logical_date", "lte", logicalDate);
        }
        return new RunRows(sql).list(filter).rows();
    }

    private static Set<String> tasks(Dag dag, ClearRequest request) {
        var all = new LinkedHashSet<String>();
        dag.tasks().forEach(task -> all.add(task.id()));
        if (request.taskIds().isEmpty()) {
            return all;
        }
        var tasks = new LinkedHashSet<String>();
        for (var name : request.taskIds()) {
            var members = dag.members(name);
            if (members.isEmpty()) {
                throw new Refused(
                        Refused.Reason.UNKNOWN, "Task `" + name + "` was not found in the Dag `" + dag.id() + "`");
            }
            tasks.addAll(members);
        }
        var named = Set.copyOf(tasks);
        if (request.downstream()) {
            named.forEach(task -> follow(task, dag::downstream, tasks));
        }
        if (request.upstream()) {
            named.forEach(task -> follow(task, id -> dag.task(id).upstream(), tasks));
        }
        return tasks;
    }

    private static void follow(String task, Function<String, List<String>> next, Set<String> into) {
        var seen = new HashSet<String>();
        var open = new ArrayList<>(List.of(task));
        while (!open.isEmpty()) {
            for (var other : next.apply(open.remove(0))) {
                if (seen.add(other)) {
                    into.add(other);
                    open.add(other);
                }
            }
        }
    }

    /** @return the tasks that run again, as they stood before */
    public List<TaskRows.OfRun> clear(ClearRequest request) {
        return change(sql -> {
            var now = clock.instant();
            var chosen = chosen(sql, request);
            var runs = new LinkedHashSet<Long>();
            for (var each : chosen) {
                new RunRows(sql).lock(each.run().pk());
                new TaskRows(sql)
                        .clear(each.task(), retries(request.dagId(), each.task().taskId()), now);
                runs.add(each.run().pk());
            }
            for (var pk : runs) {
                var run = new RunRows(sql).find(pk).orElseThrow();
                if (run.state().isFinished() && request.resetRuns()) {
                    new RunRows(sql).setState(pk, DagRunState.QUEUED, now);
                }
            }
            new RunRows(sql).lookAtAll(request.dagId(), now);
            return chosen;
        });
    }

    /** Says that the chosen tasks have ended so; what comes after them goes on from there. */
    public List<TaskRows.OfRun> mark(ClearRequest which, TaskState state) {
        return change(sql -> {
            var now = clock.instant();
            var chosen = chosen(sql, which);
            for (var each : chosen) {
                new RunRows(sql).lock(each.run().pk());
                new TaskRows(sql).setState(each.task(), state, now);
                reviveBelow(sql, each, now);
            }
            new RunRows(sql).lookAtAll(which.dagId(), now);
            return chosen.stream()
                    .map(each ->
                            new TaskRows.OfRun(task(sql, each.run(), each.task().taskId()), each.run()))
                    .toList();
        });
    }

    /** What failed below the task is decided anew, and a run that has ended with it. */
    private void reviveBelow(Sql sql, TaskRows.OfRun changed, Instant now) {
        var dag = bag.dag(changed.run().dagId());
        if (dag.isEmpty()) {
            return;
        }
        var below = new LinkedHashSet<String>();
        follow(changed.task().taskId(), dag.get()::downstream, below);
        for (var taskId : below) {
            new TaskRows(sql)
                    .find(changed.run().pk(), taskId)
                    .filter(task -> task.state().isFailure())
                    .ifPresent(task ->
                            new TaskRows(sql).clear(task, retries(changed.run().dagId(), taskId), now));
        }
        boolean over = changed.run().state().isFinished();
        if (over && (!below.isEmpty() || changed.run().state() == DagRunState.FAILED)) {
            new RunRows(sql).setState(changed.run().pk(), DagRunState.QUEUED, now);
        }
    }

    public StoredTask setTaskNote(String dagId, String runId, String taskId, @Nullable String note) {
        return database.transact(sql -> {
            var run = run(sql, dagId, runId);
            new TaskRows(sql).setNote(task(sql, run, taskId), note);
            return task(sql, run, taskId);
        });
    }

    /** What a run may be told that it was not told by its DAG. */
    public Map<String, @Nullable Object> conf(StoredRun run) {
        return Contexts.object(run.conf());
    }

    /** The JSON that is stored, as the value that it was. */
    public static @Nullable Object value(String json) {
        return Contexts.value(json);
    }
}
