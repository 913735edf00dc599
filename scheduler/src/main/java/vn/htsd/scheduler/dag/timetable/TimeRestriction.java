package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Between which moments a DAG runs at all.
 *
 * @param earliest the earliest start date of the DAG and its tasks; null where there is none
 * @param latest the last moment, included; null for no end
 * @param catchup whether every missed run is made up for, or only the last
 */
public record TimeRestriction(@Nullable Instant earliest, @Nullable Instant latest, boolean catchup) {
    boolean isPast(Instant moment) {
        return latest != null && moment.isAfter(latest);
    }

    /** The same limits, with the missed runs left out. */
    public TimeRestriction withoutCatchup() {
        return new TimeRestriction(earliest, latest, false);
    }
}
