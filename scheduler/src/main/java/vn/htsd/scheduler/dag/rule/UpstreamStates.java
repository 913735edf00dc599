package vn.htsd.scheduler.dag.rule;

import java.util.Collection;

/**
 * How many of the tasks directly above are in each end state.
 *
 * @param all how many there are
 * @param failed those that failed themselves
 */
public record UpstreamStates(int all, int success, int skipped, int failed, int upstreamFailed, int removed) {
    public static UpstreamStates of(Collection<TaskState> states) {
        return new UpstreamStates(
                states.size(),
                count(states, TaskState.SUCCESS),
                count(states, TaskState.SKIPPED),
                count(states, TaskState.FAILED),
                count(states, TaskState.UPSTREAM_FAILED),
                count(states, TaskState.REMOVED));
    }

    private static int count(Collection<TaskState> states, TaskState state) {
        return (int) states.stream().filter(state::equals).count();
    }

    int done() {
        return success + skipped + failed + upstreamFailed + removed;
    }

    boolean allDone() {
        return done() >= all;
    }

    boolean anyFailure() {
        return failed + upstreamFailed > 0;
    }
}
