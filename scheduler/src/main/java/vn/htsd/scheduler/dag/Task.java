package vn.htsd.scheduler.dag;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.operator.Operator;
import vn.htsd.scheduler.dag.rule.RetryPolicy;
import vn.htsd.scheduler.dag.rule.TriggerRule;

/**
 * One step of a DAG.
 *
 * @param id with the ids of the groups around it, as in {@code outer.inner.task}
 * @param group id of the group it is in; null at the top
 * @param upstream ids of the tasks directly above it
 * @param executionTimeout after so long an attempt is killed; null for never
 * @param params override those of the DAG
 * @param xcomPush whether its result is kept for others
 * @param callbacks what is called at its end, by Airflow's key
 */
public record Task(
        String id,
        @Nullable String group,
        Operator operator,
        List<String> upstream,
        TriggerRule rule,
        RetryPolicy retry,
        @Nullable Duration executionTimeout,
        PastRule past,
        Claim claim,
        TaskNotes notes,
        Map<String, @Nullable Object> params,
        @Nullable Instant start,
        @Nullable Instant end,
        boolean xcomPush,
        Map<String, List<Operator>> callbacks) {
    public Task {
        upstream = List.copyOf(upstream);
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        callbacks = Map.copyOf(callbacks);
    }

    /** Whether waiting for others of its kind may hold it back: then a run that stands still is no deadlock. */
    public boolean mayBeHeldBack() {
        return past.dependsOnPast() || claim.isLimited();
    }
}
