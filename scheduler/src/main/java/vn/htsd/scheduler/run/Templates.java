package vn.htsd.scheduler.run;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.operator.Operator;
import vn.htsd.scheduler.dag.operator.Rendering;
import vn.htsd.scheduler.dag.operator.TemplateFields;
import vn.htsd.scheduler.run.template.TemplateEngine;

/** The templates of tasks, rendered with what an attempt finds around it. */
public final class Templates {
    private final TemplateEngine engine = new TemplateEngine();
    private final Clock clock;

    public Templates(Clock clock) {
        this.clock = clock;
    }

    /** As {@code dag} wants it: to texts, or to native values. */
    Rendering rendering(Dag dag, Map<String, ?> values) {
        return engine.rendering(dag, values);
    }

    /**
     * The operator of an attempt without templates.
     *
     * @throws vn.htsd.scheduler.run.template.TemplateException if one cannot be rendered
     */
    Operator rendered(Attempt attempt) {
        var values = new TaskContext(attempt.run(), attempt.task(), attempt.number(), attempt.around()).values();
        return Scripts.read(attempt).rendered(rendering(attempt.run().dag(), values));
    }

    /**
     * The fields of a task that may be templates, rendered as an attempt would find them; what is secret is hidden.
     *
     * @throws vn.htsd.scheduler.run.template.TemplateException if one cannot be rendered
     */
    public Map<String, @Nullable Object> fields(RunContext run, Task task, int number, Surroundings around) {
        var log = new TaskLog(run.folder(), clock, around.secrets());
        var attempt =
                new Attempt(run, task, number, run.runAfter(), around, log, clock, new Stragglers(Stragglers.GRACE));
        var fields = TemplateFields.of(rendered(attempt));
        fields.replaceAll((name, value) -> log.hidden(value));
        return fields;
    }
}
