package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The data interval family: a run for each period, created when the period ends.
 *
 * @param lastStart start of the last complete period at a moment
 */
record IntervalRuns(Grid grid, UnaryOperator<Instant> lastStart) {
    Optional<RunInfo> next(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        var earliest = earliest(restriction, now);
        @Nullable Instant start = earliest;
        if (last != null) {
            var following = grid.alignToPrevious(last.end()); // the schedule may have changed since
            start = earliest == null ? following : TriggerRuns.later(following, earliest);
        }
        return start == null || restriction.isPast(start)
                ? Optional.empty()
                : Optional.of(RunInfo.of(start, grid.next(start)));
    }

    private @Nullable Instant earliest(TimeRestriction restriction, Instant now) {
        var earliest = restriction.earliest();
        var aligned = earliest == null ? null : grid.alignToNext(earliest);
        if (restriction.catchup()) {
            return aligned;
        }
        var start = lastStart.apply(now);
        return aligned == null ? start : TriggerRuns.later(start, aligned);
    }
}
