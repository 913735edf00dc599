package vn.htsd.scheduler.dag;

import java.time.Instant;
import java.util.Map;

/**
 * What DAG files are read with.
 *
 * @param environment fills in {@code $VAR}
 * @param now what "2 days ago" counts from
 * @param cronDataIntervals whether a bare cron or timedelta makes data intervals ({@code
 *     scheduler.create_cron_data_intervals})
 */
public record Reading(Map<String, String> environment, Instant now, boolean cronDataIntervals) {
    public Reading {
        environment = Map.copyOf(environment);
    }

    /** With Airflow 3's meaning of a bare cron. */
    public Reading(Map<String, String> environment, Instant now) {
        this(environment, now, false);
    }
}
