package vn.htsd.scheduler.dag;

/**
 * Whether a task waits for its own run before.
 *
 * @param waitForDownstream whether it waits for the tasks directly below it in that run too
 * @param ignoreFirst whether it starts although it was not part of that run, if it was never part of any
 */
public record PastRule(boolean dependsOnPast, boolean waitForDownstream, boolean ignoreFirst) {
    public static final PastRule NONE = new PastRule(false, false, true);
}
