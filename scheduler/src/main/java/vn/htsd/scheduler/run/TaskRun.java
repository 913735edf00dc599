package vn.htsd.scheduler.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.rule.TaskState;

/** One task of a run under way: what became of it so far. Only the thread of the run touches it. */
final class TaskRun {
    private final Task task;
    private final RunContext run;
    private TaskState state = TaskState.NONE;
    private int tries;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private @Nullable Instant due;
    private @Nullable Instant firstLook;

    TaskRun(Task task, RunContext run) {
        this.task = task;
        this.run = run;
    }

    Task task() {
        return task;
    }

    TaskState state() {
        return state;
    }

    int tries() {
        return tries;
    }

    /** When it is its turn again; null where it does not wait for a moment. */
    @Nullable
    Instant due() {
        return state == TaskState.UP_FOR_RETRY || state == TaskState.UP_FOR_RESCHEDULE ? due : null;
    }

    /** @return when the sensor of this try looked first */
    Instant begin(Instant now) {
        var first = firstLook;
        if (state != TaskState.UP_FOR_RESCHEDULE || first == null) {
            tries++;
            first = now;
        }
        firstLook = first;
        if (start == null) {
            start = now;
        }
        state = TaskState.RUNNING;
        return first;
    }

    void end(TaskState reached, Instant now) {
        state = reached;
        end = now;
    }

    /** Decided without ever being started. */
    void settle(TaskState decided) {
        state = decided;
    }

    void end(AttemptResult result, Instant now) {
        var after = AfterAttempt.of(run, task, result, tries, task.retry().retries(), now);
        if (after.due() != null) {
            state = after.state();
            due = after.due();
        } else {
            end(result.state(), now);
        }
    }

    TaskOutcome outcome() {
        return new TaskOutcome(task.id(), state, tries, start, end);
    }
}
