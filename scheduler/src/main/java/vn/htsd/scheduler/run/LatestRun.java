package vn.htsd.scheduler.run;

import java.time.Instant;
import vn.htsd.scheduler.dag.timetable.DataInterval;
import vn.htsd.scheduler.dag.timetable.TimeRestriction;
import vn.htsd.scheduler.dag.timetable.Timetable;

/** Whether a run is the latest that its schedule asks for. */
final class LatestRun {
    private LatestRun() {}

    /** A run by hand always is; a scheduled one until the next is due. */
    static boolean is(RunContext run, Instant now) {
        if (run.type() == RunType.MANUAL) {
            return true;
        }
        var interval = run.interval() == null ? DataInterval.exact(run.runAfter()) : run.interval();
        return is(run.dag().schedule().timetable(), interval, now);
    }

    private static boolean is(Timetable timetable, DataInterval interval, Instant now) {
        var left = timetable
                .next(interval, new TimeRestriction(null, interval.end().minusNanos(1000), true), now)
                .map(run -> run.interval().end())
                .orElse(interval.start());
        return timetable
                .next(interval, new TimeRestriction(interval.end(), null, true), now)
                .map(next -> left.isBefore(now) && !now.isAfter(next.interval().end()))
                .orElse(true);
    }
}
