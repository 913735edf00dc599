package vn.htsd.scheduler.run;

import java.util.Locale;

/** How a task ended. */
public enum TaskState {
    SUCCESS,
    FAILED,
    SKIPPED,
    UPSTREAM_FAILED;

    /** Airflow's word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
