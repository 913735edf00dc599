package vn.htsd.scheduler.quartz;

import java.time.Instant;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The one job: says which DAG's tick has come. Its data are strings. */
final class DagJob implements Job {
    static final String DAG_ID = "dag_id";
    static final String RUN_AFTER = "run_after";

    private final Alarm alarm;

    DagJob(Alarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public void execute(JobExecutionContext context) {
        var data = context.getMergedJobDataMap();
        alarm.tick(data.getString(DAG_ID), Instant.parse(data.getString(RUN_AFTER)));
    }
}
