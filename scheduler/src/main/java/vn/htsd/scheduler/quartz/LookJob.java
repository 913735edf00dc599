package vn.htsd.scheduler.quartz;

import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The one job of the planner: says which DAG has to be looked at. */
final class LookJob implements Job {
    private final Alarm alarm;

    LookJob(Alarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public void execute(JobExecutionContext context) {
        alarm.look(context.getTrigger().getKey().getName());
    }
}
