package vn.htsd.scheduler.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.operator.BashOperator;
import vn.htsd.scheduler.dag.operator.Operator;
import vn.htsd.scheduler.run.template.TemplateEngine;
import vn.htsd.scheduler.run.template.TemplateException;

/** Runs attempts: renders the templates, then lets the operator do its work. Nothing that goes wrong leaves it but a stop. */
record AttemptRunner(Path logs, Clock clock, Commands commands, TemplateEngine templates) {
    private static final Logger LOG = LoggerFactory.getLogger(AttemptRunner.class);

    AttemptResult run(RunContext run, Task task, int number, Instant firstLook, XComs xcoms)
            throws InterruptedException {
        var attempt = Attempt.of(run, task, number, firstLook, xcoms, logs, clock);
        try {
            var rendered = attempt.with(rendered(attempt));
            return rendered.task()
                    .operator()
                    .match(new Executions(rendered, commands))
                    .run();
        } catch (InterruptedException e) {
            attempt.log().note("Stopped with the scheduler");
            throw e;
        } catch (TemplateException e) {
            attempt.log().note("A template cannot be rendered: " + e.getMessage());
            return AttemptResult.failed();
        } catch (RuntimeException e) {
            LOG.error("{} {} {} attempt {}", run.dag().id(), run.runId(), task.id(), number, e);
            attempt.log().note("Could not run: " + e);
            return AttemptResult.failed();
        }
    }

    private Operator rendered(Attempt attempt) {
        var values = new TaskContext(
                        attempt.run(), attempt.task(), attempt.number(), attempt.xcoms(), null, Map.of(), Map.of())
                .values();
        return withScript(attempt).rendered(text -> templates.render(text, values));
    }

    /** A command that names a script file is what stands in that file. */
    private static Operator withScript(Attempt attempt) {
        var operator = attempt.task().operator();
        if (!(operator instanceof BashOperator bash) || bash.templateFile() == null) {
            return operator;
        }
        var file = attempt.run().folder().resolve(bash.templateFile());
        try {
            return new BashOperator(
                    Files.readString(file),
                    bash.environment(),
                    bash.appendEnvironment(),
                    bash.directory(),
                    bash.skipCodes());
        } catch (IOException e) {
            throw new TemplateException("the script " + file + " cannot be read (" + e
                    + "); a space after its name makes it a plain command");
        }
    }
}
