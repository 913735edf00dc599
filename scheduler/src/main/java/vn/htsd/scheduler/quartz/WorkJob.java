package vn.htsd.scheduler.quartz;

import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** The one job of the workers: gives an attempt its thread. */
final class WorkJob implements Job {
    private final Alarm alarm;

    WorkJob(Alarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public void execute(JobExecutionContext context) {
        alarm.work(context.getTrigger().getKey().getName());
    }
}
