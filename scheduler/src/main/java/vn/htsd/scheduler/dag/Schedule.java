package vn.htsd.scheduler.dag;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import vn.htsd.scheduler.dag.timetable.NullTimetable;
import vn.htsd.scheduler.dag.timetable.Plan;
import vn.htsd.scheduler.dag.timetable.RunInfo;
import vn.htsd.scheduler.dag.timetable.TimeRestriction;
import vn.htsd.scheduler.dag.timetable.Timetable;

/**
 * When a DAG runs, and between which moments.
 *
 * @param zone the DAG's own zone, that of its start date
 */
public record Schedule(Timetable timetable, TimeRestriction restriction, ZoneId zone) {
    /** The runs of a DAG that is unpaused and has never run. */
    public Plan plan(Instant now) {
        return Plan.of(timetable, restriction, now);
    }

    /** The first run after {@code now}, whatever was missed. */
    public Optional<RunInfo> upcoming(Instant now) {
        return Plan.of(timetable, restriction.withoutCatchup(), now).next().filter(run -> run.runAfter()
                .isAfter(now));
    }

    /** Whether every missed run is made up for: without a schedule none is ever missed. */
    public boolean catchesUp() {
        return restriction.catchup() && !(timetable instanceof NullTimetable);
    }

    public String text() {
        return timetable.text();
    }
}
