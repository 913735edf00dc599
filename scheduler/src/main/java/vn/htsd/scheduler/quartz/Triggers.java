package vn.htsd.scheduler.quartz;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * One-shot triggers of one kind, with a thread pool of their own. Their names say what they are for; what they hold is a
 * projection of the run store.
 */
public final class Triggers implements AutoCloseable {
    /** Of triggers that say when a DAG has to be looked at; named by its id. */
    public static final String LOOKS = "htsd-planner";
    /** Of triggers that give an attempt a thread; named by its id. */
    public static final String WORK = "htsd-worker";

    private static final Logger LOG = LoggerFactory.getLogger(Triggers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BUNDLE = "vn.htsd.scheduler.quartz.messages";

    private final String kind;
    private final JobKey job;
    private final Scheduler quartz;

    private Triggers(String kind, JobKey job, Scheduler quartz) {
        this.kind = kind;
        this.job = job;
        this.quartz = quartz;
    }

    /** Those that wake the planner. */
    public static Triggers looks(TriggerStore store, String owner, Alarm alarm) {
        return open(LOOKS, store, owner, 3, LookJob.class, alarm);
    }

    /** Those that start attempts, at most {@code threads} at a time here. */
    public static Triggers work(TriggerStore store, String owner, int threads, Alarm alarm) {
        return open(WORK, store, owner, threads, WorkJob.class, alarm);
    }

    private static Triggers open(
            String kind, TriggerStore store, String owner, int threads, Class<? extends Job> type, Alarm alarm) {
        try {
            var quartz = new StdSchedulerFactory(settings(kind, store, owner, threads)).getScheduler();
            SchedulerRepository.getInstance().remove(kind); // it is this object's alone
            quartz.setJobFactory((bundle, scheduler) ->
                    bundle.getJobDetail().getJobClass() == LookJob.class ? new LookJob(alarm) : new WorkJob(alarm));
            var job = JobBuilder.newJob(type)
                    .withIdentity(kind, kind)
                    .storeDurably()
                    .build();
            quartz.addJob(job, true);
            return new Triggers(kind, job.getKey(), quartz);
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    private static Properties settings(String kind, TriggerStore store, String owner, int threads) {
        boolean postgres = store.url().startsWith("jdbc:postgresql:");
        var source = kind + "-" + owner; // known to all of this process by its name
        var settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", kind);
        settings.setProperty("org.quartz.scheduler.instanceId", owner);
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(threads));
        settings.setProperty("org.quartz.scheduler.idleWaitTime", "5000");
        settings.setProperty("org.quartz.threadPool.threadCount", Integer.toString(threads));
        settings.setProperty("org.quartz.threadPool.threadNamePrefix", kind);
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass",
                "org.quartz.impl.jdbcjobstore." + (postgres ? "PostgreSQLDelegate" : "StdJDBCDelegate"));
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        settings.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        settings.setProperty("org.quartz.jobStore.isClustered", Boolean.toString(store.shared()));
        settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
        settings.setProperty("org.quartz.jobStore.dataSource", source);
        var prefix = "org.quartz.dataSource." + source + ".";
        settings.setProperty(prefix + "provider", "hikaricp");
        settings.setProperty(prefix + "driver", postgres ? "org.postgresql.Driver" : "org.h2.Driver");
        settings.setProperty(prefix + "URL", store.url());
        settings.setProperty(prefix + "user", store.user());
        settings.setProperty(prefix + "password", store.password());
        settings.setProperty(prefix + "maxConnections", "4");
        return settings;
    }

    public void start() {
        try {
            quartz.start();
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    /** Wakes each of {@code names} once at {@code at}, in one transaction. */
    public void arm(Collection<String> names, Instant at) {
        if (names.isEmpty()) {
            return;
        }
        var triggers = new LinkedHashSet<Trigger>();
        names.forEach(name -> triggers.add(trigger(name, at)));
        try {
            quartz.scheduleJobs(Map.of(detail(), triggers), true);
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    private JobDetail detail() {
        var type = kind.equals(LOOKS) ? LookJob.class : WorkJob.class;
        return JobBuilder.newJob(type).withIdentity(job).storeDurably().build();
    }

    private Trigger trigger(String name, Instant at) {
        return TriggerBuilder.newTrigger()
                .withIdentity(new TriggerKey(name, kind))
                .forJob(job)
                .startAt(Date.from(at))
                .build();
    }

    /** Wakes {@code name} once at {@code at}, instead of whenever it was to be woken before. */
    public void arm(String name, Instant at) {
        var key = new TriggerKey(name, kind);
        var trigger = trigger(name, at);
        try {
            while (quartz.rescheduleJob(key, trigger) == null && !added(trigger)) {
                // another scheduler of the same store was faster: what it armed is armed anew
            }
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    private boolean added(Trigger trigger) throws SchedulerException {
        try {
            quartz.scheduleJob(trigger);
            return true;
        } catch (ObjectAlreadyExistsException e) {
            return false;
        }
    }

    public void disarm(String name) {
        try {
            quartz.unscheduleJob(new TriggerKey(name, kind));
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    /** Says the job anew, should its row be gone: a trigger without one cannot be armed. */
    public void secure() {
        try {
            if (!quartz.checkExists(job)) {
                quartz.addJob(detail(), true);
            }
        } catch (SchedulerException e) {
            throw failed(e);
        }
    }

    /**
     * Nothing new is started; what runs is waited for. Not for ever: Quartz tries without end to write down that a job is done,
     * and a scheduler whose database is gone has to stop all the same.
     */
    @Override
    public void close() {
        var closing = new Thread(this::shutDown, kind + "-closing");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(PATIENCE.toMillis());
            if (closing.isAlive()) {
                LOG.warn("{} does not stop within {}; it is left behind", kind, PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void shutDown() {
        try {
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            LOG.warn("{} does not stop as it should", kind, e);
        }
    }

    private static HtsdException failed(SchedulerException e) {
        return new HtsdException(Category.BUG, Message.of(BUNDLE, "failed", e.getMessage()), e);
    }
}
