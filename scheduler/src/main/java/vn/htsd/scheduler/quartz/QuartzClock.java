package vn.htsd.scheduler.quartz;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** One one-shot trigger per DAG at its next tick. What it holds is a projection: {@link #arm} says it anew. */
public final class QuartzClock implements AutoCloseable {
    private static final String BUNDLE = "vn.htsd.scheduler.quartz.messages";
    private static final String GROUP = "dags";
    private static final JobKey JOB = new JobKey("dag", GROUP);

    private final Scheduler quartz;

    private QuartzClock(Scheduler quartz) {
        this.quartz = quartz;
    }

    /** Starts with nothing armed. */
    public static QuartzClock start(Alarm alarm) {
        var settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "htsd");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.threadPool.threadCount", "2");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        try {
            var quartz = new StdSchedulerFactory(settings).getScheduler();
            quartz.setJobFactory((bundle, scheduler) -> new DagJob(alarm));
            quartz.addJob(job(), true);
            quartz.start();
            return new QuartzClock(quartz);
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    private static JobDetail job() {
        return JobBuilder.newJob(DagJob.class).withIdentity(JOB).storeDurably().build();
    }

    /** Wakes the DAG once at {@code runAfter}, instead of whenever it was to be woken before. */
    public void arm(String dagId, Instant runAfter) {
        var key = new TriggerKey(dagId, GROUP);
        var trigger = TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(JOB)
                .usingJobData(DagJob.DAG_ID, dagId)
                .usingJobData(DagJob.RUN_AFTER, runAfter.toString())
                .startAt(Date.from(runAfter))
                .build();
        try {
            if (quartz.rescheduleJob(key, trigger) == null) {
                quartz.scheduleJob(trigger);
            }
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    /** Wakes exactly these DAGs, each at its moment. */
    public void armOnly(Map<String, Instant> moments) {
        try {
            for (var key : quartz.getTriggerKeys(GroupMatcher.groupEquals(GROUP))) {
                if (!moments.containsKey(key.getName())) {
                    quartz.unscheduleJob(key);
                }
            }
        } catch (SchedulerException e) {
            throw failed(e);
        }
        moments.forEach(this::arm);
    }

    @Override
    public void close() {
        try {
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    private static HtsdException failed(SchedulerException e) {
        return new HtsdException(Category.BUG, Message.of(BUNDLE, "failed", e.getMessage()), e);
    }
}
