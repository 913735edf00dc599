package vn.htsd.scheduler.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.rule.TaskState;

/**
 * The tries, fenced: each has an id, an owner and a lease. A write whose id is no longer the task's changes nothing, and
 * says so. Leases count by the database's clock.
 */
public record AttemptRows(Sql sql) {
    private static final String OWN = "attempt_id = ? and state = 'running'";

    /** Who asks to run an attempt. */
    public record Owner(String name, String host) {}

    public Optional<StoredAttempt> find(String attemptId) {
        return sql.one("select * from task_attempt where attempt_id = ?", StoredAttempt::read, attemptId);
    }

    /** Several at once, by their ids. */
    public Map<String, StoredAttempt> find(Collection<String> attemptIds) {
        var byId = new HashMap<String, StoredAttempt>();
        sql.in("select * from task_attempt where attempt_id in", attemptIds, StoredAttempt::read)
                .forEach(attempt -> byId.put(attempt.id(), attempt));
        return byId;
    }

    /** All of a task, the first try first. */
    public List<StoredAttempt> of(long run, String taskId) {
        return sql.query(
                "select * from task_attempt where run_pk = ? and task_id = ? and map_index = -1 order by try_number",
                StoredAttempt::read,
                run,
                taskId);
    }

    /**
     * Puts a task that got a slot into the queue: with a try of its own, or, for a sensor that looks again, with the try that
     * it has, under a new id.
     */
    public String queue(StoredTask task, boolean sameTry, Instant now) {
        var id = UUID.randomUUID().toString();
        int number = sameTry ? task.tries() : task.tries() + 1;
        int again = !sameTry
                ? 0
                : sql.update(
                        """
                        update task_attempt set attempt_id = ?, state = 'queued', owner = null, lease_until = null, pid = null,
                          stop_asked = false, end_date = null
                        where run_pk = ? and task_id = ? and map_index = ? and try_number = ?""",
                        id,
                        task.run(),
                        task.taskId(),
                        task.mapIndex(),
                        number);
        if (again == 0) {
            sql.update(
                    """
                    insert into task_attempt (attempt_id, run_pk, task_id, map_index, try_number, state, stop_asked, queued_at)
                    values (?, ?, ?, ?, ?, 'queued', false, ?)""",
                    id,
                    task.run(),
                    task.taskId(),
                    task.mapIndex(),
                    number,
                    now);
        }
        sql.update(
                """
                update task_instance set state = 'queued', attempt_id = ?, try_number = ?, queued_at = ?, due_at = null,
                  first_look = case when ? then first_look else null end
                where run_pk = ? and task_id = ? and map_index = ?""",
                id,
                number,
                now,
                sameTry,
                task.run(),
                task.taskId(),
                task.mapIndex());
        return id;
    }

    /** The ids of all that wait for a worker. */
    public Set<String> queued() {
        return new HashSet<>(
                sql.query("select attempt_id from task_attempt where state = 'queued'", row -> row.text("attempt_id")));
    }

    /** Tasks that a worker has, or may still have: no other try of them may start. */
    public List<StoredTask> active() {
        return sql.query(
                """
                select t.* from task_instance t
                where exists (select 1 from task_attempt a where a.run_pk = t.run_pk and a.task_id = t.task_id
                  and a.map_index = t.map_index and a.state in ('queued', 'running'))""",
                StoredTask::read);
    }

    /** Tasks that may start as soon as they get a slot; those of paused DAGs wait. */
    public List<StoredTask> waiting() {
        return sql.query(
                """
                select t.* from task_instance t join dag_run r on r.id = t.run_pk join dag d on d.dag_id = r.dag_id
                where t.state = 'scheduled' and r.state = 'running' and not d.paused and not d.stale
                and not exists (select 1 from task_attempt a where a.run_pk = t.run_pk and a.task_id = t.task_id
                  and a.map_index = t.map_index and a.state in ('queued', 'running'))""",
                StoredTask::read);
    }

    /** @return whether the attempt is {@code owner}'s now; not if somebody else was faster, or it counts no more */
    public boolean start(String attemptId, Owner owner, Duration lease, Instant now) {
        int started = sql.update(
                """
                update task_attempt set state = 'running', owner = ?, hostname = ?, lease_until = ?, start_date = ?
                where attempt_id = ? and state = 'queued'""",
                owner.name(),
                owner.host(),
                sql.now().plus(lease),
                now,
                attemptId);
        if (started == 1) {
            sql.update(
                    """
                    update task_instance set state = 'running', end_date = null, first_look = coalesce(first_look, ?),
                      start_date = case when first_look is null or start_date is null then ? else start_date end
                    where attempt_id = ? and state = 'queued'""",
                    now,
                    now,
                    attemptId);
        }
        return started == 1;
    }

    /** Says which process works for the attempt, so that it can be found should its scheduler die. */
    public void setProcess(String attemptId, long pid, @Nullable Instant started) {
        sql.update("update task_attempt set pid = ?, pid_start = ? where " + OWN, pid, started, attemptId);
    }

    /**
     * Renews the leases of {@code owner}.
     *
     * @return those that go on: the others were taken away, or are asked to stop
     */
    public Set<String> renew(String owner, Collection<String> attemptIds, Duration lease) {
        if (attemptIds.isEmpty()) {
            return Set.of();
        }
        var arguments = new ArrayList<@Nullable Object>();
        arguments.add(sql.now().plus(lease));
        arguments.add(owner);
        arguments.addAll(attemptIds);
        var mine = " owner = ? and state = 'running' and attempt_id in " + Sql.marks(attemptIds.size());
        sql.update("update task_attempt set lease_until = ? where" + mine, arguments.toArray());
        return new HashSet<>(sql.query(
                "select attempt_id from task_attempt where not stop_asked and" + mine,
                row -> row.text("attempt_id"),
                arguments.subList(1, arguments.size()).toArray()));
    }

    /** Whether the attempt is still {@code owner}'s, nobody asked it to stop, and its lease runs. */
    public boolean holds(String attemptId, String owner) {
        return sql.count(
                        "select count(*) as n from task_attempt where owner = ? and not stop_asked and lease_until > ?"
                                + " and "
                                + OWN,
                        owner,
                        sql.now(),
                        attemptId)
                == 1;
    }

    /** Says of all attempts under way that nobody has them: true when the database has no other user. */
    public void expireAll() {
        sql.update(
                "update task_attempt set lease_until = ? where state = 'running'",
                sql.now().minusSeconds(1));
    }

    /** Those whose scheduler has not renewed them in time. */
    public List<StoredAttempt> lost() {
        return sql.query(
                "select * from task_attempt where state = 'running' and lease_until < ? order by attempt_id",
                StoredAttempt::read,
                sql.now());
    }

    /** @return whether the attempt still ran under this id; if not, nothing of it counts */
    public boolean close(String attemptId, TaskState state, @Nullable String note, Instant now) {
        return sql.update(
                        "update task_attempt set state = ?, end_date = ?, note = ?, lease_until = null where " + OWN,
                        state.code(),
                        now,
                        note,
                        attemptId)
                == 1;
    }

    /** Takes an attempt out of the queue that nobody started yet. */
    void withdraw(@Nullable String attemptId, Instant now) {
        sql.update(
                "update task_attempt set state = 'removed', end_date = ? where attempt_id = ? and state = 'queued'",
                now,
                attemptId);
    }

    /** Asks whoever runs the task to stop. */
    public void stop(StoredTask task) {
        askToStop(task.attemptId());
    }

    void askToStop(@Nullable String attemptId) {
        if (attemptId != null) {
            sql.update("update task_attempt set stop_asked = true where " + OWN, attemptId);
            sql.update(
                    "update task_attempt set state = 'removed' where attempt_id = ? and state = 'queued'", attemptId);
        }
    }

    /** How the task stands after its attempt; of an attempt whose task was decided otherwise meanwhile nothing is written. */
    public void end(StoredTask task, TaskState state, @Nullable Instant due, int maxTries, int lost, Instant now) {
        sql.update(
                """
                update task_instance set state = ?, due_at = ?, max_tries = ?, lost = ?, end_date = ?,
                  first_look = case when ? then first_look else null end
                where run_pk = ? and task_id = ? and map_index = ? and attempt_id = ?""",
                state.code(),
                due,
                maxTries,
                lost,
                now,
                state == TaskState.UP_FOR_RESCHEDULE,
                task.run(),
                task.taskId(),
                task.mapIndex(),
                task.attemptId());
    }
}
