package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;

/**
 * A run that a timetable asks for.
 *
 * @param runAfter the moment from which it may be created
 */
public record RunInfo(Instant runAfter, DataInterval interval) {
    static RunInfo at(Instant moment) {
        return new RunInfo(moment, DataInterval.exact(moment));
    }

    static RunInfo of(Instant start, Instant end) {
        return new RunInfo(end, new DataInterval(start, end));
    }

    public Instant logicalDate() {
        return interval.start();
    }
}
