package vn.htsd.scheduler.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.scheduler.connection.Unreachable;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.run.template.TemplateException;

/** Runs attempts: renders the templates, then lets the operator do its work. Nothing that goes wrong leaves it but a stop. */
public final class AttemptRunner {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptRunner.class);

    private final Path logs;
    private final Clock clock;
    private final Commands commands;
    private final Templates templates;
    private final Outside outside;
    private final Stragglers stragglers;

    /**
     * @param inProcess runs plain {@code htsd} calls inside this process; null makes every command a child
     * @param environment what every command sees in addition to this process's environment
     * @param outside through what tasks reach other systems
     */
    public AttemptRunner(
            Path logs, Clock clock, @Nullable InProcess inProcess, Map<String, String> environment, Outside outside) {
        this(logs, clock, inProcess, environment, outside, new Stragglers(Stragglers.GRACE));
    }

    /** @param stragglers hears of what does not stop */
    public AttemptRunner(
            Path logs,
            Clock clock,
            @Nullable InProcess inProcess,
            Map<String, String> environment,
            Outside outside,
            Stragglers stragglers) {
        this.logs = logs;
        this.clock = clock;
        this.templates = new Templates(clock);
        this.commands = new Commands(inProcess, Map.copyOf(environment));
        this.outside = outside;
        this.stragglers = stragglers;
    }

    /** What tells others how tasks and runs ended. */
    public Notices notices() {
        return new Notices(logs, clock, templates, outside, commands, stragglers);
    }

    /** Those of the attempts run here that were asked to stop and go on. */
    public Stragglers stragglers() {
        return stragglers;
    }

    /**
     * Runs a task as {@link #run} does, but writes its log to {@code log}, and asks nobody.
     *
     * @throws InterruptedException if asked to stop
     */
    public AttemptResult test(RunContext run, Task task, Surroundings around, Path log) throws InterruptedException {
        return run(new Attempt(
                run, task, 1, clock.instant(), around, new TaskLog(log, clock, around.secrets()), clock, stragglers));
    }

    public Path logs() {
        return logs;
    }

    /** Adds a line of the scheduler's own to the log of an attempt. */
    public void note(RunContext run, String taskId, int number, String text) {
        TaskLog.of(logs, run.dag().id(), run.runId(), taskId, number, clock, Set.of())
                .note(text);
    }

    /**
     * @param firstLook when the task's sensor looked for the first time in this try
     * @throws InterruptedException if asked to stop: nothing that the attempt started is left by then
     */
    public AttemptResult run(RunContext run, Task task, int number, Instant firstLook, Surroundings around)
            throws InterruptedException {
        return run(Attempt.of(run, task, number, firstLook, around, logs, clock, stragglers));
    }

    private AttemptResult run(Attempt attempt) throws InterruptedException {
        try {
            var rendered = attempt.with(templates.rendered(attempt));
            return rendered.task()
                    .operator()
                    .match(new Executions(rendered, commands, outside))
                    .run();
        } catch (InterruptedException e) {
            attempt.log().note("Stopped with the scheduler");
            throw e;
        } catch (TemplateException e) {
            attempt.log().note("A template cannot be rendered: " + e.getMessage());
            return AttemptResult.failed();
        } catch (TaskFailure e) {
            attempt.log().note(String.valueOf(e.getMessage()));
            return e.result();
        } catch (Unreachable e) {
            attempt.log().note(String.valueOf(e.getMessage()));
            return e.isForGood() ? AttemptResult.failedForGood() : AttemptResult.failed();
        } catch (Limited.TimedOut e) {
            attempt.log().note(String.valueOf(e.getMessage()));
            return AttemptResult.failed();
        } catch (RuntimeException e) {
            LOG.error("{}", attempt.name(), e);
            attempt.log().note("Could not run: " + e);
            return AttemptResult.failed();
        }
    }
}
