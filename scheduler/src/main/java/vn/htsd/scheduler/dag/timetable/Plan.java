package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a DAG that is unpaused and has never run, at one moment.
 *
 * @param runs those that are due, ascending; one due exactly now is one of them
 * @param next the run after them; empty where none will come, or where nobody knows before a run has ended
 */
public record Plan(List<RunInfo> runs, Optional<RunInfo> next) {
    public Plan {
        runs = List.copyOf(runs);
    }

    public static Plan of(Timetable timetable, TimeRestriction restriction, Instant now) {
        var runs = new ArrayList<RunInfo>();
        @Nullable RunInfo last = null;
        var next = timetable.next(null, restriction, now);
        while (next.isPresent() && !next.get().runAfter().isAfter(now)) {
            last = next.get();
            runs.add(last);
            next = timetable.next(last.interval(), restriction, now);
            if (next.isPresent() && !next.get().runAfter().isAfter(last.runAfter())) {
                next = Optional.empty(); // the continuous one waits for the run before it
            }
        }
        return new Plan(runs, next);
    }

    /**
     * What stands as the next run after a new look: a clock that was set back does not bring it forward.
     *
     * @param stored the next run as it stood for the same schedule; empty where none did
     */
    public static Optional<RunInfo> neverBack(Optional<RunInfo> stored, Optional<RunInfo> computed) {
        if (stored.isEmpty() || computed.isEmpty()) {
            return computed;
        }
        return computed.get().runAfter().isBefore(stored.get().runAfter()) ? stored : computed;
    }
}
