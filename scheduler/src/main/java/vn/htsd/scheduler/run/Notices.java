package vn.htsd.scheduler.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.operator.Operator;
import vn.htsd.scheduler.dag.rule.TaskState;

/** Tells people and other systems how a task or a run ended. What goes wrong with that is a line in the log, and no more. */
public final class Notices {
    private final Path logs;
    private final Clock clock;
    private final Templates templates;
    private final Outside outside;
    private final Commands commands;
    private final Stragglers stragglers;

    Notices(Path logs, Clock clock, Templates templates, Outside outside, Commands commands, Stragglers stragglers) {
        this.logs = logs;
        this.clock = clock;
        this.templates = templates;
        this.outside = outside;
        this.commands = commands;
        this.stragglers = stragglers;
    }

    /** The key of what is called when a task has come into {@code state}; null for nothing. */
    public static @Nullable String key(TaskState state) {
        return switch (state) {
            case SUCCESS -> "on_success_callback";
            case FAILED -> "on_failure_callback";
            case UP_FOR_RETRY -> "on_retry_callback";
            case SKIPPED -> "on_skipped_callback";
            case NONE, SCHEDULED, QUEUED, RUNNING, UP_FOR_RESCHEDULE, UPSTREAM_FAILED, REMOVED, RESTARTING, DEFERRED ->
                null;
        };
    }

    /** @param key whose callbacks are called */
    public void ofTask(RunContext run, Task task, int number, Surroundings around, String key, TaskState state) {
        var attempt = Attempt.of(run, task, number, clock.instant(), around, logs, clock, stragglers);
        call(attempt, key, task.callbacks().getOrDefault(key, List.of()), String.valueOf(state.code()));
    }

    /** @param failed tasks of the run: the first of them, else the last task of the DAG, is what templates see as theirs */
    public void ofRun(RunContext run, List<String> failed, Surroundings around, String key, DagRunState state) {
        var callbacks = run.dag().callbacks().getOrDefault(key, List.of());
        if (callbacks.isEmpty()) {
            return;
        }
        var tasks = run.dag().tasks();
        var task = failed.isEmpty() ? tasks.get(tasks.size() - 1) : run.dag().task(failed.get(0));
        var log = TaskLog.ofRun(logs, run.dag().id(), run.runId(), clock, around.secrets());
        var attempt = new Attempt(run, task, 1, clock.instant(), around, log, clock, stragglers);
        call(attempt, key, callbacks, state.code());
    }

    private void call(Attempt attempt, String key, List<Operator> callbacks, String state) {
        for (var callback : callbacks) {
            try {
                attempt.log().note(key + ": " + callback.name());
                var values = new HashMap<String, Object>(
                        new TaskContext(attempt.run(), attempt.task(), attempt.number(), attempt.around()).values());
                values.put("reason", state);
                var rendered = attempt.with(
                        callback.rendered(templates.rendering(attempt.run().dag(), values)));
                rendered.task()
                        .operator()
                        .match(new Executions(rendered, commands, outside))
                        .run();
            } catch (InterruptedException e) {
                attempt.log().note(key + " was broken off: the scheduler stops");
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                attempt.log().note(key + " did not work: " + e.getMessage());
            }
        }
    }
}
