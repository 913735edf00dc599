package vn.htsd.scheduler.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.rule.TaskState;

/**
 * One look at a run under way: what follows from how its tasks stand. A pure function; whoever looks twice finds nothing more
 * the second time.
 *
 * @param state of the run now
 * @param changed the tasks that stand differently now
 * @param again when to look again though nothing happened; null where only a task's end brings news
 */
public record RunStep(DagRunState state, Map<String, TaskState> changed, @Nullable Instant again) {
    /** A task as it stands, with the moment for which it waits. */
    public record Standing(TaskState state, @Nullable Instant due) {}

    /**
     * @param tasks by id; tasks that are no longer part of the DAG do not matter
     * @param started when the run started
     * @param past whether the runs before let a task start
     */
    public static RunStep of(Dag dag, Map<String, Standing> tasks, Instant started, Predicate<Task> past, Instant now) {
        var look = new Look(dag, tasks);
        var timeout = dag.limits().timeout();
        if (RunState.isTimedOut(timeout, started, now)) {
            look.skipUnfinished();
            return new RunStep(DagRunState.FAILED, look.changed(), null);
        }
        look.wake(now);
        while (look.decide(past)) {
            // what was decided may decide more
        }
        var state = RunState.of(dag, look.states);
        var end = timeout == null ? null : started.plus(timeout).plusMillis(1);
        return new RunStep(state, look.changed(), state.isFinished() ? null : earlier(look.nextDue(), end));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** The states while they are being decided. */
    private static final class Look {
        private final Dag dag;
        private final Map<String, Standing> before;
        private final Map<String, TaskState> states = new LinkedHashMap<>();

        Look(Dag dag, Map<String, Standing> before) {
            this.dag = dag;
            this.before = before;
            dag.tasks()
                    .forEach(task -> states.put(task.id(), standing(task.id()).state()));
        }

        private Standing standing(String taskId) {
            return before.getOrDefault(taskId, new Standing(TaskState.NONE, null));
        }

        private TaskState state(String taskId) {
            return states.getOrDefault(taskId, TaskState.NONE);
        }

        void skipUnfinished() {
            states.replaceAll((task, state) -> state.isFinished() ? state : TaskState.SKIPPED);
        }

        /** What has waited long enough. */
        void wake(Instant now) {
            states.replaceAll((task, state) -> {
                var due = standing(task).due();
                boolean waits = state == TaskState.UP_FOR_RETRY || state == TaskState.UP_FOR_RESCHEDULE;
                return waits && due != null && !due.isAfter(now) ? TaskState.SCHEDULED : state;
            });
        }

        /** Applies the trigger rules; whether one said something final. */
        boolean decide(Predicate<Task> past) {
            boolean any = false;
            for (var task : dag.tasks()) {
                if (state(task.id()) != TaskState.NONE) {
                    continue;
                }
                var decided = decision(task, past);
                states.put(task.id(), decided);
                any |= decided.isFinished();
            }
            return any;
        }

        private TaskState decision(Task task, Predicate<Task> past) {
            return switch (RunState.decision(task, states)) {
                case SKIP -> TaskState.SKIPPED;
                case UPSTREAM_FAILED -> TaskState.UPSTREAM_FAILED;
                case WAIT -> TaskState.NONE;
                case RUN ->
                    !past.test(task) ? TaskState.NONE : task.needsWorker() ? TaskState.SCHEDULED : TaskState.SUCCESS;
            };
        }

        @Nullable
        Instant nextDue() {
            @Nullable Instant next = null;
            for (var task : dag.tasks()) {
                var state = state(task.id());
                if (state == TaskState.UP_FOR_RETRY || state == TaskState.UP_FOR_RESCHEDULE) {
                    next = earlier(next, standing(task.id()).due());
                }
            }
            return next;
        }

        Map<String, TaskState> changed() {
            var changed = new LinkedHashMap<String, TaskState>();
            states.forEach((task, state) -> {
                if (state != standing(task).state()) {
                    changed.put(task, state);
                }
            });
            return changed;
        }
    }
}
