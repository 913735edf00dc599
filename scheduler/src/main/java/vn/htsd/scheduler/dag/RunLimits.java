package vn.htsd.scheduler.dag;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of a DAG may happen at a time.
 *
 * @param activeRuns so many runs; further scheduled ones are held back
 * @param activeTasks so many tasks of one run
 * @param timeout after so long a run has failed; null for never
 */
public record RunLimits(int activeRuns, int activeTasks, @Nullable Duration timeout) {
    public RunLimits {
        if (activeRuns < 1 || activeTasks < 1) {
            throw new IllegalArgumentException("max_active_runs and max_active_tasks must be at least 1");
        }
    }
}
