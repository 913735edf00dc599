package vn.htsd.scheduler.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.rule.TaskState;

/** The tasks of the runs. */
public record TaskRows(Sql sql) {
    /** A task that a run is to have. */
    public record NewTask(String taskId, int retries) {}

    /** What a look decided about a task. */
    public record Decided(StoredTask task, TaskState state) {}

    public List<StoredTask> of(long run) {
        return sql.query(
                "select * from task_instance where run_pk = ? order by task_id, map_index", StoredTask::read, run);
    }

    /** Of several runs at once, by run. */
    public Map<Long, List<StoredTask>> of(Collection<Long> runs) {
        var byRun = new LinkedHashMap<Long, List<StoredTask>>();
        runs.forEach(run -> byRun.put(run, new ArrayList<>()));
        if (!runs.isEmpty()) {
            sql.query(
                            "select * from task_instance where run_pk in " + Sql.marks(runs.size())
                                    + " order by run_pk, task_id, map_index",
                            StoredTask::read,
                            runs.toArray())
                    .forEach(task -> byRun.computeIfAbsent(task.run(), run -> new ArrayList<>())
                            .add(task));
        }
        return byRun;
    }

    public Optional<StoredTask> find(long run, String taskId) {
        return sql.one(
                "select * from task_instance where run_pk = ? and task_id = ? and map_index = -1",
                StoredTask::read,
                run,
                taskId);
    }

    /** A task and its run. */
    public record OfRun(StoredTask task, StoredRun run) {}

    public Page<OfRun> list(RowFilter filter) {
        var from = " from task_instance t join dag_run r on r.id = t.run_pk" + filter.where();
        var tasks = sql.query(
                "select t.*" + from + filter.orderAndPage("t.run_pk, t.task_id, t.map_index"),
                StoredTask::read,
                filter.allArguments());
        var runs = new RunRows(sql)
                .find(tasks.stream().map(StoredTask::run).distinct().toList());
        var rows = tasks.stream()
                .map(task -> new OfRun(task, java.util.Objects.requireNonNull(runs.get(task.run()))))
                .toList();
        return new Page<>(rows, sql.count("select count(*) as n" + from, filter.arguments()));
    }

    public List<OfRun> inState(TaskState state) {
        return list(RowFilter.ofTasks().is("state", state.code()).page(100_000, 0))
                .rows();
    }

    /** States by task id. */
    public Map<String, TaskState> states(long run) {
        var states = new LinkedHashMap<String, TaskState>();
        of(run).forEach(task -> states.put(task.taskId(), task.state()));
        return states;
    }

    public void add(long run, Collection<NewTask> tasks) {
        new RunRows(sql).addTasks(run, tasks);
    }

    /** Writes what a look decided; one that has ended got its end now. */
    public void decide(Collection<Decided> decisions, Instant now) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var decided : decisions) {
            var task = decided.task();
            var row = new ArrayList<@Nullable Object>();
            row.add(decided.state().code());
            row.add(decided.state() == TaskState.SCHEDULED ? now : task.scheduledAt());
            row.add(decided.state().isFinished() && task.start() == null ? now : task.start());
            row.add(decided.state().isFinished() ? now : null);
            row.add(task.run());
            row.add(task.taskId());
            row.add(task.mapIndex());
            rows.add(row);
        }
        sql.updateAll(
                """
                update task_instance set state = ?, scheduled_at = ?, start_date = ?, end_date = ?, due_at = null
                where run_pk = ? and task_id = ? and map_index = ?""",
                rows);
    }

    /** Of those that nothing was decided about yet. */
    public void skipUndecided(long run, Collection<String> taskIds, Instant now) {
        for (var taskId : taskIds) {
            sql.update(
                    """
                    update task_instance set state = 'skipped', start_date = ?, end_date = ?
                    where run_pk = ? and task_id = ? and state is null""",
                    now,
                    now,
                    run,
                    taskId);
        }
    }

    /** By whoever has a say. An attempt under way is asked to stop, and what it says then counts no more. */
    public void setState(StoredTask task, TaskState state, Instant now) {
        sql.update(
                """
                update task_instance set state = ?, end_date = ?, due_at = null
                where run_pk = ? and task_id = ? and map_index = ?""",
                state.code(),
                state.isFinished() ? now : null,
                task.run(),
                task.taskId(),
                task.mapIndex());
        new AttemptRows(sql).askToStop(task.attemptId());
    }

    /**
     * As if it had not run yet, but that its tries go on counting: it has {@code retries} more after the next.
     * One that is running becomes {@code restarting} and starts anew when its attempt has stopped.
     */
    public void clear(StoredTask task, int retries, Instant now) {
        var state = task.state() == TaskState.RUNNING ? TaskState.RESTARTING : TaskState.NONE;
        if (task.state() == TaskState.QUEUED) {
            new AttemptRows(sql).withdraw(task.attemptId(), now);
        }
        sql.update(
                """
                update task_instance set state = ?, max_tries = ?, end_date = null, due_at = null, first_look = null,
                  scheduled_at = null, queued_at = null where run_pk = ? and task_id = ? and map_index = ?""",
                state.code(),
                task.tries() + retries,
                task.run(),
                task.taskId(),
                task.mapIndex());
        sql.update(
                "delete from xcom where run_pk = ? and task_id = ? and map_index = ?",
                task.run(),
                task.taskId(),
                task.mapIndex());
        new AttemptRows(sql).askToStop(task.attemptId());
    }

    /** With all that it tried and left. */
    public void delete(StoredTask task) {
        for (var table : List.of("xcom", "task_attempt", "task_instance")) {
            sql.update("delete from " + table + " where run_pk = ? and task_id = ?", task.run(), task.taskId());
        }
    }

    public void setNote(StoredTask task, @Nullable String note) {
        sql.update("update task_instance set note = ? where id = ?", note, task.id());
    }
}
