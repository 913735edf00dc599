package vn.htsd.scheduler.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.operator.Operator;

/**
 * One try of a task.
 *
 * @param number from 1
 * @param firstLook when the task's sensor looked for the first time in this try
 * @param stragglers hears of threads of the attempt that do not stop
 */
record Attempt(
        RunContext run,
        Task task,
        int number,
        Instant firstLook,
        Surroundings around,
        TaskLog log,
        Clock clock,
        Stragglers stragglers) {
    static Attempt of(
            RunContext run,
            Task task,
            int number,
            Instant firstLook,
            Surroundings around,
            Path logs,
            Clock clock,
            Stragglers stragglers) {
        var log = TaskLog.of(logs, run.dag().id(), run.runId(), task.id(), number, clock, around.secrets());
        return new Attempt(run, task, number, firstLook, around, log, clock, stragglers);
    }

    /** The same with the templates of its operator rendered. */
    Attempt with(Operator rendered) {
        var other = new Task(
                task.id(),
                task.group(),
                rendered,
                task.upstream(),
                task.rule(),
                task.retry(),
                task.executionTimeout(),
                task.past(),
                task.claim(),
                task.notes(),
                task.params(),
                task.start(),
                task.end(),
                task.xcomPush(),
                task.callbacks());
        return new Attempt(run, other, number, firstLook, around, log, clock, stragglers);
    }

    /** For people: which try of what. */
    String name() {
        return run.dag().id() + "." + task.id() + " " + run.runId() + " attempt " + number;
    }
}
