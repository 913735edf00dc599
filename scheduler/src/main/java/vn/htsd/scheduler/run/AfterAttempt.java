package vn.htsd.scheduler.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.rule.RetryPolicy;
import vn.htsd.scheduler.dag.rule.TaskState;

/**
 * What becomes of a task after an attempt.
 *
 * @param due when it is its turn again; null where it has ended
 */
public record AfterAttempt(TaskState state, @Nullable Instant due) {
    /**
     * @param tries the number of the attempt, from 1
     * @param maxTries a failed attempt with a number up to this is followed by another
     */
    public static AfterAttempt of(
            RunContext run, Task task, AttemptResult result, int tries, int maxTries, Instant now) {
        var again = result.again();
        if (again != null) {
            return new AfterAttempt(TaskState.UP_FOR_RESCHEDULE, now.plus(again));
        }
        if (result.state() == TaskState.FAILED
                && result.retried()
                && task.retry().retries() > 0
                && tries <= maxTries) {
            var seed = RetryPolicy.seed(run.dag().id(), task.id(), PythonText.plain(run.logicalDate()));
            return new AfterAttempt(
                    TaskState.UP_FOR_RETRY, now.plus(task.retry().pauseAfter(tries, seed)));
        }
        return new AfterAttempt(result.state(), null);
    }
}
