package vn.htsd.scheduler.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.run.DagRunState;

/** The runs. */
public record RunRows(Sql sql) {
    /** Makes planning the business of one scheduler at a time, until the transaction ends. */
    void lockPlanning() {
        sql.query("select name from planner_lock where name = 'planner' for update", row -> row.text("name"));
    }

    public Optional<StoredRun> find(String dagId, String runId) {
        return sql.one("select * from dag_run where dag_id = ? and run_id = ?", StoredRun::read, dagId, runId);
    }

    public Optional<StoredRun> at(String dagId, Instant logicalDate) {
        return sql.one(
                "select * from dag_run where dag_id = ? and logical_date = ?", StoredRun::read, dagId, logicalDate);
    }

    /** All runs of a DAG, the earliest first. */
    public List<StoredRun> of(String dagId) {
        return sql.query("select * from dag_run where dag_id = ? order by run_after, id", StoredRun::read, dagId);
    }

    public Page<StoredRun> list(RowFilter filter) {
        var rows = sql.query(
                "select r.* from dag_run r" + filter.where() + filter.orderAndPage("r.id"),
                StoredRun::read,
                filter.arguments());
        return new Page<>(rows, sql.count("select count(*) as n from dag_run r" + filter.where(), filter.arguments()));
    }

    /**
     * How many runs of each DAG are in each state.
     *
     * @param dagIds empty for all
     */
    public List<StateCount> counts(Collection<String> dagIds) {
        var which = dagIds.isEmpty() ? "" : " where dag_id in " + Sql.marks(dagIds.size());
        return sql.query(
                "select dag_id, state, count(*) as n from dag_run" + which
                        + " group by dag_id, state order by dag_id, state",
                row -> new StateCount(row.text("dag_id"), row.text("state"), row.number("n")),
                dagIds.toArray());
    }

    /** Runs of one DAG in one state. */
    public record StateCount(String dagId, String state, long count) {}

    public Optional<StoredRun> find(long pk) {
        return sql.one("select * from dag_run where id = ?", StoredRun::read, pk);
    }

    /** Several at once, by their numbers. */
    public Map<Long, StoredRun> find(Collection<Long> pks) {
        var byNumber = new HashMap<Long, StoredRun>();
        sql.in("select * from dag_run where id in", pks, StoredRun::read).forEach(run -> byNumber.put(run.pk(), run));
        return byNumber;
    }

    /** The DAGs that have such a run. */
    public Set<String> dags(RowFilter filter) {
        return Set.copyOf(sql.query(
                "select distinct r.dag_id from dag_run r" + filter.where(),
                row -> row.text("dag_id"),
                filter.arguments()));
    }

    /** Whoever changes a run or its tasks locks it first: so nobody waits for each other in a ring. */
    public Optional<StoredRun> lock(long pk) {
        return sql.one("select * from dag_run where id = ? for update", StoredRun::read, pk);
    }

    /** Makes a run with a row for each task, to be looked at at once. */
    public StoredRun create(Dag dag, int version, NewRun run, Instant now) {
        var interval = run.interval();
        long pk = sql.insert(
                """
                insert into dag_run (dag_id, run_id, run_type, state, logical_date, interval_start, interval_end, run_after,
                  queued_at, conf, version_number, triggered_by, triggering_user, note, backfill_id, backfill_order, look_at)
                values (?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                dag.id(),
                run.runId(),
                run.type().code(),
                run.logicalDate(),
                interval == null ? null : interval.start(),
                interval == null ? null : interval.end(),
                run.runAfter(),
                now,
                run.conf(),
                version,
                run.triggeredBy(),
                run.user(),
                run.note(),
                run.backfill(),
                run.order(),
                now);
        addTasks(
                pk,
                dag.tasks().stream()
                        .filter(task -> task.isPartOf(run.backfill() != null, run.logicalDate()))
                        .map(task ->
                                new TaskRows.NewTask(task.id(), task.retry().retries()))
                        .toList());
        return find(pk).orElseThrow();
    }

    /** Tasks that a run does not have yet. */
    void addTasks(long pk, Collection<TaskRows.NewTask> tasks) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var task : tasks) {
            rows.add(List.of(UUID.randomUUID().toString(), pk, task.taskId(), task.retries()));
        }
        sql.updateAll(
                """
                insert into task_instance (id, run_pk, task_id, map_index, try_number, max_tries, lost)
                values (?, ?, ?, -1, 0, ?, 0)""",
                rows);
    }

    /** Runs that have to be looked at, the earliest first; those of paused DAGs wait. */
    public List<StoredRun> toLookAt(Instant now, int limit) {
        return sql.query(
                """
                select r.* from dag_run r join dag d on d.dag_id = r.dag_id
                where r.state in ('queued', 'running') and r.look_at <= ? and not d.paused and not d.stale
                order by r.backfill_order, r.run_after, r.id limit %d"""
                        .formatted(limit),
                StoredRun::read,
                now);
    }

    /** How many runs of a DAG are under way: those of one backfill, or all that belong to none. */
    public long running(String dagId, @Nullable Long backfill) {
        return backfill == null
                ? sql.count(
                        "select count(*) as n from dag_run where dag_id = ? and state = 'running' and backfill_id is"
                                + " null",
                        dagId)
                : sql.count(
                        "select count(*) as n from dag_run where dag_id = ? and state = 'running' and backfill_id = ?",
                        dagId,
                        backfill);
    }

    public void start(long pk, Instant now) {
        sql.update("update dag_run set state = 'running', start_date = ?, end_date = null where id = ?", now, pk);
    }

    /** What a look decided: the state, and when to look again (null: when something happens). */
    public void looked(StoredRun run, DagRunState state, @Nullable Instant again, Instant now) {
        sql.update(
                "update dag_run set state = ?, look_at = ?, looked_at = ?, end_date = ? where id = ?",
                state.code(),
                again,
                now,
                state.isFinished() ? now : null,
                run.pk());
    }

    public void lookAt(long pk, Instant now) {
        sql.update("update dag_run set look_at = ? where id = ?", now, pk);
    }

    /** One run that ended, or a task of it, may let others of its DAG go on. */
    public void lookAtAll(String dagId, Instant now) {
        sql.update("update dag_run set look_at = ? where dag_id = ? and state in ('queued', 'running')", now, dagId);
    }

    /** By whoever has a say: a person, or a command. */
    public void setState(long pk, DagRunState state, Instant now) {
        sql.update(
                """
                update dag_run set state = ?, look_at = ?, end_date = ?,
                  start_date = case when ? = 'queued' then null else start_date end where id = ?""",
                state.code(),
                state.isFinished() ? null : now,
                state.isFinished() ? now : null,
                state.code(),
                pk);
    }

    /** Makes a run that is there part of a backfill. */
    public void takeOver(long pk, long backfill, int order) {
        sql.update(
                "update dag_run set run_type = 'backfill', backfill_id = ?, backfill_order = ? where id = ?",
                backfill,
                order,
                pk);
    }

    public void setNote(long pk, @Nullable String note) {
        sql.update("update dag_run set note = ? where id = ?", note, pk);
    }

    public void delete(long pk) {
        sql.update("delete from dag_run where id = ?", pk);
    }

    /** The run before {@code logicalDate}; with {@code scheduledOnly} no manual one. */
    public Optional<StoredRun> before(String dagId, Instant logicalDate, boolean scheduledOnly) {
        return sql.one(
                "select * from dag_run where dag_id = ? and logical_date < ? %s order by logical_date desc limit 1"
                        .formatted(scheduledOnly ? "and run_type <> 'manual'" : ""),
                StoredRun::read,
                dagId,
                logicalDate);
    }

    /** The last run before {@code logicalDate} that succeeded. */
    public Optional<StoredRun> successBefore(String dagId, Instant logicalDate) {
        return sql.one(
                """
                select * from dag_run where dag_id = ? and logical_date < ? and state = 'success'
                order by logical_date desc limit 1""",
                StoredRun::read,
                dagId,
                logicalDate);
    }

    /** The last run of a DAG by the moment from which it could run. */
    public Optional<StoredRun> latest(String dagId) {
        return sql.one(
                "select * from dag_run where dag_id = ? order by run_after desc, id desc limit 1",
                StoredRun::read,
                dagId);
    }

    public boolean hadTaskBefore(String dagId, String taskId, Instant logicalDate) {
        return sql.count(
                        """
                        select count(*) as n from task_instance t join dag_run r on r.id = t.run_pk
                        where r.dag_id = ? and t.task_id = ? and r.logical_date < ?""",
                        dagId,
                        taskId,
                        logicalDate)
                > 0;
    }
}
