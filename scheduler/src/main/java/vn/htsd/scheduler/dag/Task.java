package vn.htsd.scheduler.dag;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a DAG.
 *
 * @param dependencies ids of the tasks that must succeed before
 * @param retries how often a failed attempt is repeated
 * @param executionTimeout after so long an attempt is killed; null for never
 */
public record Task(
        String id,
        Operator operator,
        List<String> dependencies,
        int retries,
        Duration retryDelay,
        @Nullable Duration executionTimeout) {
    public Task {
        dependencies = List.copyOf(dependencies);
        if (retries < 0 || retryDelay.isNegative()) {
            throw new IllegalArgumentException(id + ": retries and retry_delay must not be negative");
        }
    }
}
