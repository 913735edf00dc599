package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;

/** The period that a run is about; of length zero where a run is about its moment only. */
public record DataInterval(Instant start, Instant end) {
    public DataInterval {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("A data interval ends before it starts: " + start + " … " + end);
        }
    }

    public static DataInterval exact(Instant moment) {
        return new DataInterval(moment, moment);
    }
}
