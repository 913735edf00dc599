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
        @Nullable Instant start;
        if (last == null) {
            start = earliest(restriction, now);
        } else {
            var following = grid.alignToPrevious(last.end()); // the schedule may have changed since
            start = restriction.catchup() && isIn(following, restriction)
                    ? following
                    : laterOf(following, earliest(restriction, now));
        }
        return start == null || restriction.isPast(start)
                ? Optional.empty()
                : Optional.of(RunInfo.of(start, grid.next(start)));
    }

    /** Then it follows the first period too, which starts at the first tick there. */
    private static boolean isIn(Instant start, TimeRestriction restriction) {
        var earliest = restriction.earliest();
        return earliest == null || !start.isBefore(earliest);
    }

    private static Instant laterOf(Instant start, @Nullable Instant earliest) {
        return earliest == null ? start : TriggerRuns.later(start, earliest);
    }

    private @Nullable Instant earliest(TimeRestriction restriction, Instant now) {
        var earliest = restriction.earliest();
        var aligned = earliest == null ? null : grid.alignToNext(earliest);
        if (restriction.catchup()) {
            return aligned;
        }
        var start = lastStart.apply(now);
        return laterOf(start, aligned);
    }
}
