package vn.htsd.scheduler.run;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.rule.TaskState;

/**
 * How one try of a task ended.
 *
 * @param leftOut tasks directly below that a branch leaves out
 * @param value what is kept for other tasks as {@code return_value}; null for nothing
 * @param again after so long a sensor looks again; null where it has ended
 * @param retried whether a failure is worth another try
 */
public record AttemptResult(
        TaskState state, Set<String> leftOut, @Nullable Object value, @Nullable Duration again, boolean retried) {
    public AttemptResult {
        leftOut = Set.copyOf(leftOut);
    }

    static AttemptResult success() {
        return success(null);
    }

    static AttemptResult success(@Nullable Object value) {
        return new AttemptResult(TaskState.SUCCESS, Set.of(), value, null, false);
    }

    static AttemptResult branched(Set<String> leftOut) {
        return new AttemptResult(TaskState.SUCCESS, leftOut, null, null, false);
    }

    static AttemptResult skipped() {
        return new AttemptResult(TaskState.SKIPPED, Set.of(), null, null, false);
    }

    public static AttemptResult failed() {
        return new AttemptResult(TaskState.FAILED, Set.of(), null, null, true);
    }

    /** Failed in a way that another try does not mend. */
    static AttemptResult failedForGood() {
        return new AttemptResult(TaskState.FAILED, Set.of(), null, null, false);
    }

    static AttemptResult again(Duration pause) {
        return new AttemptResult(TaskState.UP_FOR_RESCHEDULE, Set.of(), null, pause, false);
    }
}
