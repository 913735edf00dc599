package vn.htsd.scheduler.engine;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that are to run again.
 *
 * @param runId one run; null for all between {@code from} and {@code to}
 * @param taskIds empty for all
 * @param past whether the same tasks of earlier runs are meant too; {@code future} of later ones
 * @param resetRuns whether runs that have ended are queued again
 */
public record ClearRequest(
        String dagId,
        @Nullable String runId,
        List<String> taskIds,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean onlyFailed,
        boolean onlyRunning,
        boolean upstream,
        boolean downstream,
        boolean past,
        boolean future,
        boolean resetRuns) {
    public ClearRequest {
        taskIds = List.copyOf(taskIds);
    }

    /** All tasks of one run. */
    public static ClearRequest run(String dagId, String runId, boolean onlyFailed) {
        return new ClearRequest(
                dagId, runId, List.of(), null, null, onlyFailed, false, false, false, false, false, true);
    }
}
