package vn.htsd.scheduler.run;

import java.util.Locale;

/** Why a run was made, with Airflow's words. */
public enum RunType {
    SCHEDULED,
    MANUAL,
    BACKFILL;

    /** Airflow's word; run ids begin with it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
