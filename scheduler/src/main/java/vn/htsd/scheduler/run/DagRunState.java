package vn.htsd.scheduler.run;

import java.util.Locale;

/** The states of a run, with Airflow's words. */
public enum DagRunState {
    QUEUED,
    RUNNING,
    SUCCESS,
    FAILED;

    /** Airflow's word. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isFinished() {
        return this == SUCCESS || this == FAILED;
    }
}
