package vn.htsd.scheduler.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.dag.rule.TriggerRule;
import vn.htsd.scheduler.dag.rule.UpstreamStates;

/** How a run stands, given how its tasks stand. */
public final class RunState {
    private RunState() {}

    /**
     * The state of a run that has begun.
     *
     * @param states of the tasks; one that is not there has none yet
     */
    public static DagRunState of(Dag dag, Map<String, TaskState> states) {
        if (dag.tasks().stream().allMatch(task -> state(task.id(), states).isFinished())) {
            return dag.leaves().stream().anyMatch(leaf -> state(leaf, states).isFailure())
                    ? DagRunState.FAILED
                    : DagRunState.SUCCESS;
        }
        return isDeadlock(dag, states) ? DagRunState.FAILED : DagRunState.RUNNING;
    }

    /** Whether everything unfinished is blocked for good; what waits for other runs or another system is not. */
    public static boolean isDeadlock(Dag dag, Map<String, TaskState> states) {
        var unfinished = dag.tasks().stream()
                .filter(task -> !state(task.id(), states).isFinished())
                .toList();
        return !unfinished.isEmpty()
                && unfinished.stream().noneMatch(Task::mayBeHeldBack)
                && unfinished.stream()
                        .noneMatch(task -> state(task.id(), states).isUnderWay())
                && unfinished.stream().allMatch(task -> decision(task, states) == TriggerRule.Decision.WAIT);
    }

    /** What the trigger rule of {@code task} says now. */
    public static TriggerRule.Decision decision(Task task, Map<String, TaskState> states) {
        return task.rule()
                .decide(UpstreamStates.of(
                        task.upstream().stream().map(id -> state(id, states)).toList()));
    }

    /** Whether {@code dagrun_timeout} is over. */
    public static boolean isTimedOut(@Nullable Duration timeout, Instant start, Instant now) {
        return timeout != null && now.isAfter(start.plus(timeout));
    }

    private static TaskState state(String taskId, Map<String, TaskState> states) {
        return states.getOrDefault(taskId, TaskState.NONE);
    }
}
