package vn.htsd.scheduler.dag;

import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.rule.WeightRule;

/**
 * What a task takes of the slots, and how it competes for them.
 *
 * @param slots of its pool
 * @param activePerDag so many of this task over all runs; null for no limit
 * @param activePerRun so many of this task in one run; null for no limit
 */
public record Claim(
        String pool,
        int slots,
        int priorityWeight,
        WeightRule weightRule,
        String queue,
        @Nullable Integer activePerDag,
        @Nullable Integer activePerRun) {
    public static final String DEFAULT_POOL = "default_pool";

    boolean isLimited() {
        return activePerDag != null || activePerRun != null;
    }
}
