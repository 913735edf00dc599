package vn.htsd.scheduler.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.run.OtherRuns;
import vn.htsd.scheduler.run.RunContext;
import vn.htsd.scheduler.run.Surroundings;
import vn.htsd.scheduler.run.Templates;
import vn.htsd.scheduler.run.template.TemplateException;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.StoredRun;

/** Tasks as they would be, without running anything. */
public final class Trials {
    private final Database database;
    private final DagBag bag;
    private final Contexts contexts;
    private final Templates templates;

    public Trials(Database database, DagBag bag, Clock clock) {
        this.database = database;
        this.bag = bag;
        this.contexts = new Contexts(database, bag, clock);
        this.templates = new Templates(clock);
    }

    /**
     * The rendered fields of a task in a run of the store, as its next attempt would find them.
     *
     * @throws Refused where there is no such run or task, or a template cannot be rendered
     */
    public Map<String, @Nullable Object> rendered(String dagId, String taskId, String runId) {
        var dag = dag(dagId);
        var run = database.transact(sql -> new RunRows(sql).find(dagId, runId))
                .orElseThrow(() -> Refused.noRun(dagId, runId));
        return fields(dag, taskId, contexts.run(dag, run), around(run));
    }

    private Surroundings around(StoredRun run) {
        return contexts.around(run, OtherRuns.NONE, (pid, started) -> {}, () -> {});
    }

    /** The same in a run by hand about {@code logicalDate}, which nobody makes; one of the store about it counts instead. */
    public Map<String, @Nullable Object> rendered(String dagId, String taskId, Instant logicalDate) {
        var dag = dag(dagId);
        var there = database.transact(sql -> new RunRows(sql).at(dagId, logicalDate));
        return there.isPresent()
                ? rendered(dagId, taskId, there.get().runId())
                : fields(dag, taskId, RunContext.manual(dag, logicalDate, bag.folder()), contexts.around());
    }

    /** What a task sees that is tried by itself. */
    public Surroundings surroundings() {
        return contexts.around();
    }

    private Dag dag(String dagId) {
        return bag.dag(dagId).orElseThrow(() -> Refused.noDag(dagId));
    }

    private Map<String, @Nullable Object> fields(Dag dag, String taskId, RunContext run, Surroundings around) {
        Task task = dag.find(taskId)
                .orElseThrow(() -> new Refused(
                        Refused.Reason.UNKNOWN, "Task `" + taskId + "` was not found in the Dag `" + dag.id() + "`"));
        try {
            return templates.fields(run, task, 1, around);
        } catch (TemplateException e) {
            throw new Refused(Refused.Reason.WRONG, "A template cannot be rendered: " + e.getMessage());
        }
    }
}
