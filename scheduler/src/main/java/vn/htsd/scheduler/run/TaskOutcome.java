package vn.htsd.scheduler.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.rule.TaskState;

/**
 * One task of a run that has ended.
 *
 * @param attempts how often it was started; 0 where something before it stood in its way
 */
public record TaskOutcome(
        String taskId, TaskState state, int attempts, @Nullable Instant start, @Nullable Instant end) {}
