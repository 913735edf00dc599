package vn.htsd.scheduler.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.run.AfterAttempt;
import vn.htsd.scheduler.run.AttemptResult;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.StoredAttempt;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.StoredTask;
import vn.htsd.scheduler.store.TaskRows;
import vn.htsd.scheduler.store.XComRows;

/**
 * Writes how an attempt ended and what becomes of its task.
 *
 * @param closing whether the scheduler is being stopped: then the task goes on elsewhere, or after the next start
 */
record AttemptEnd(Sql sql, Contexts contexts, StoredRun run, Dag dag, Task definition, boolean closing) {
    /**
     * @param result null where it was stopped
     * @return how the task stands by it; null where nothing of it counts
     */
    @Nullable
    TaskState write(StoredAttempt attempt, @Nullable AttemptResult result, Instant now) {
        var rows = new AttemptRows(sql);
        if (new RunRows(sql).lock(run.pk()).isEmpty()
                || !rows.close(attempt.id(), closed(result), result == null ? "stopped" : null, now)) {
            return null; // somebody else has closed it: nothing of it counts
        }
        var task = new TaskRows(sql).find(run.pk(), definition.id()).orElseThrow();
        var reached = attempt.id().equals(task.attemptId()) ? settle(task, attempt, result, now) : null;
        new RunRows(sql).lookAt(run.pk(), now);
        if (Planner.dependsOnPast(dag)) {
            new RunRows(sql).lookAtAll(dag.id(), now);
        }
        return reached;
    }

    private static TaskState closed(@Nullable AttemptResult result) {
        return result == null ? TaskState.FAILED : result.state();
    }

    private @Nullable TaskState settle(
            StoredTask task, StoredAttempt attempt, @Nullable AttemptResult result, Instant now) {
        var rows = new AttemptRows(sql);
        if (task.state() == TaskState.RESTARTING) {
            rows.end(task, TaskState.NONE, null, task.maxTries(), task.lost(), now);
            return null;
        }
        if (task.state() != TaskState.RUNNING) {
            return null; // somebody decided otherwise meanwhile
        }
        if (result == null && closing) {
            rows.end(task, TaskState.SCHEDULED, null, task.maxTries() + 1, task.lost(), now);
            return null;
        }
        var ended = result == null ? AttemptResult.failed() : result;
        var after = AfterAttempt.of(contexts.run(dag, run), definition, ended, attempt.number(), task.maxTries(), now);
        rows.end(task, after.state(), after.due(), task.maxTries(), task.lost(), now);
        keep(ended, now);
        return after.state();
    }

    private void keep(AttemptResult result, Instant now) {
        var value = result.value();
        if (value != null) {
            new XComRows(sql).put(run.pk(), definition.id(), XComRows.RESULT, Contexts.json(value), now);
        }
        new TaskRows(sql).skipUndecided(run.pk(), result.leftOut(), now);
    }
}
