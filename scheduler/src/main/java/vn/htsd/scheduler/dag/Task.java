package vn.htsd.scheduler.dag;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.operator.EmptyOperator;
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

    /** As in Airflow, an {@code EmptyOperator} reaches a worker only to call somebody. */
    public boolean needsWorker() {
        return !(operator instanceof EmptyOperator) || !callbacks.isEmpty();
    }

    /**
     * Whether a run has the task: a backfill all, any other those between whose dates it lies, the last one included.
     *
     * @param logicalDate null in a run that is about no moment
     */
    public boolean isPartOf(boolean backfill, @Nullable Instant logicalDate) {
        return backfill
                || logicalDate == null
                || (start == null || !logicalDate.isBefore(start)) && (end == null || !logicalDate.isAfter(end));
    }

    /** Whether waiting for others of its kind may hold it back: then a run that stands still is no deadlock. */
    public boolean mayBeHeldBack() {
        return past.dependsOnPast() || claim.isLimited();
    }
}
