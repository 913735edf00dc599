package vn.htsd.scheduler.run;

import java.util.List;
import java.util.Set;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.operator.BashOperator;
import vn.htsd.scheduler.dag.operator.BashSensor;
import vn.htsd.scheduler.dag.operator.BranchDayOfWeekOperator;
import vn.htsd.scheduler.dag.operator.EmailOperator;
import vn.htsd.scheduler.dag.operator.EmptyOperator;
import vn.htsd.scheduler.dag.operator.FileSensor;
import vn.htsd.scheduler.dag.operator.LatestOnlyOperator;

/** Which operators this version can run; the others are read, shown, and fail when their turn comes. */
public final class RunnableOperators {
    private static final Set<Class<?>> RUNNABLE = Set.of(
            BashOperator.class,
            EmailOperator.class,
            EmptyOperator.class,
            BashSensor.class,
            FileSensor.class,
            BranchDayOfWeekOperator.class,
            LatestOnlyOperator.class);

    private RunnableOperators() {}

    /** The tasks of {@code dag} that cannot be run yet. */
    public static List<Task> missing(Dag dag) {
        return dag.tasks().stream()
                .filter(task -> !RUNNABLE.contains(task.operator().getClass()))
                .toList();
    }
}
