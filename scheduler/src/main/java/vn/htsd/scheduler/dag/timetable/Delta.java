package vn.htsd.scheduler.dag.timetable;

import java.time.Duration;
import java.time.Instant;

/** A step in time: Python's {@code timedelta} or dateutil's {@code relativedelta}, both taken in UTC as Airflow does. */
public sealed interface Delta permits Timedelta, Relativedelta {
    Instant after(Instant moment);

    Instant before(Instant moment);

    /** Its length where a calendar is not at hand: a month has 30 days, a year 365. */
    Duration length();

    /** As Python prints it. */
    String text();

    /** Whether it leads forward. */
    default boolean isPositive() {
        return after(Instant.EPOCH).isAfter(Instant.EPOCH);
    }
}
