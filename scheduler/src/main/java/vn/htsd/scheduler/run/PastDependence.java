package vn.htsd.scheduler.run;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.rule.TaskState;

/** Whether the runs before let a task start ({@code depends_on_past}, {@code wait_for_downstream}). */
public final class PastDependence {
    private PastDependence() {}

    /**
     * A run before.
     *
     * @param states of the tasks that it has
     */
    public record PastRun(RunType type, Instant logicalDate, Map<String, TaskState> states) {
        public PastRun {
            states = Map.copyOf(states);
        }
    }

    /** The run that counts as the one before {@code logicalDate}: with catch-up no manual one. */
    public static Optional<PastRun> before(Instant logicalDate, Collection<PastRun> runs, boolean catchup) {
        return runs.stream()
                .filter(run -> run.logicalDate().isBefore(logicalDate))
                .filter(run -> !catchup || run.type() != RunType.MANUAL)
                .max(Comparator.comparing(PastRun::logicalDate));
    }

    /**
     * Whether {@code task} may start.
     *
     * @param previous null where there is no run before
     * @param firstOfBackfill whether this run is the first of a backfill
     * @param ranBefore whether any earlier run had this task
     */
    public static boolean allows(
            Dag dag, Task task, @Nullable PastRun previous, boolean firstOfBackfill, boolean ranBefore) {
        if (!task.past().dependsOnPast() || firstOfBackfill || previous == null) {
            return true;
        }
        boolean notYetStarted = task.start() != null && previous.logicalDate().isBefore(task.start());
        if (dag.schedule().catchesUp() && notYetStarted) {
            return true;
        }
        var state = previous.states().get(task.id());
        if (state == null) {
            return task.past().ignoreFirst() && !ranBefore;
        }
        return state.isSuccessOrSkipped() && (!task.past().waitForDownstream() || allBelowEnded(dag, task, previous));
    }

    private static boolean allBelowEnded(Dag dag, Task task, PastRun previous) {
        return dag.downstream(task.id()).stream()
                .map(id -> previous.states().get(id))
                .allMatch(state -> state == null || state.isSuccessOrSkipped());
    }
}
