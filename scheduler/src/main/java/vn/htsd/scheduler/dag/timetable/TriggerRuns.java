package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The trigger family: a run at each tick, about the {@code interval} before it.
 *
 * @param withoutStart the first run of a DAG without any start date, from now
 */
record TriggerRuns(Grid grid, Delta interval, UnaryOperator<Instant> withoutStart) {
    Optional<RunInfo> next(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        var tick = restriction.catchup() ? everyTick(last, restriction, now) : lastTick(last, restriction, now);
        return restriction.isPast(tick) ? Optional.empty() : Optional.of(RunInfo.of(interval.before(tick), tick));
    }

    private Instant everyTick(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        if (last != null) {
            return grid.next(last.end());
        }
        var earliest = restriction.earliest();
        return earliest == null ? withoutStart.apply(now) : grid.alignToNext(earliest);
    }

    private Instant lastTick(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        var tick = grid.alignToPrevious(now);
        var earliest = restriction.earliest();
        if (last != null) {
            tick = later(tick, grid.next(last.end()));
        } else if (earliest == null) {
            tick = later(tick, withoutStart.apply(now));
        }
        return earliest == null ? tick : later(tick, grid.alignToNext(earliest));
    }

    DataInterval manual(Instant runAfter) {
        return new DataInterval(interval.before(runAfter), runAfter);
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
