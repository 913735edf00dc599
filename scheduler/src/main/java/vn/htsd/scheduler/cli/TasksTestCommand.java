package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.DagFolder;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.run.AttemptResult;
import vn.htsd.scheduler.run.RunContext;
import vn.htsd.scheduler.run.Templates;

/** Runs one task here and now: nothing is asked of other tasks, and nothing is written down. */
@Command(name = "test", abbreviateSynopsis = true, sortOptions = false)
final class TasksTestCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Parameters(index = "0", paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    @Parameters(index = "1", paramLabel = "TASK_ID", descriptionKey = "api.task")
    private String taskId = "";

    @Parameters(index = "2", paramLabel = "TS", arity = "0..1", converter = UtcMoment.class)
    private @Nullable Instant logicalDate;

    @Option(
            names = {"-t", "--task-params"},
            paramLabel = "JSON")
    private @Nullable String params;

    @Option(names = {"-n", "--dry-run"})
    private boolean dryRun;

    @Option(
            names = {"--env-vars"},
            paramLabel = "JSON")
    private @Nullable String environment;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json|yaml|plain",
            defaultValue = "table",
            descriptionKey = "api.output")
    private Form form = Form.TABLE;

    TasksTestCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var assembly = htsd.forReading();
        var folder = assembly.workspace().dags();
        var dag = dag(folder);
        var task = dag.find(taskId)
                .orElseThrow(
                        () -> new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "no_task", dagId, taskId)));
        var moment = logicalDate == null ? htsd.clock().instant() : logicalDate;
        var run = RunContext.manual(dag, moment, folder).with(object("--task-params", params));
        var out = htsd.streams().out();
        if (dryRun) {
            var fields = new Templates(htsd.clock()).fields(run, task, 1, SchedulerDoor.surroundings(htsd));
            form.print(out, fields, () -> fields.forEach((name, value) -> out.println(name + ": " + value)));
            return 0;
        }
        var extra = new LinkedHashMap<String, String>();
        object("--env-vars", environment).forEach((name, value) -> extra.put(name, String.valueOf(value)));
        return print(tested(new Runners(htsd, extra), run, task));
    }

    private Dag dag(Path folder) throws IOException {
        return new DagFolder(folder)
                .read(htsd.reading(htsd.clock().instant())).stream()
                        .flatMap(file -> file.dags().stream())
                        .filter(known -> known.id().equals(dagId))
                        .findFirst()
                        .orElseThrow(() -> new HtsdException(
                                Category.INPUT, Message.of(Problems.BUNDLE, "no_dag", folder, dagId)));
    }

    private static Map<String, @Nullable Object> object(String option, @Nullable String json) {
        return json == null
                ? Map.of()
                : Json.MAPPER.convertValue(
                        Json.object(option, json), new TypeReference<LinkedHashMap<String, @Nullable Object>>() {});
    }

    /** What the task says goes where messages go. */
    private AttemptResult tested(Runners runners, RunContext run, Task task) throws IOException, InterruptedException {
        var log = Files.createTempFile("htsd-tasks-test", ".log");
        try {
            var attempts = runners.attempts(htsd.forReading());
            return attempts.test(run, task, SchedulerDoor.surroundings(htsd), log);
        } finally {
            Files.copy(log, htsd.streams().err());
            Files.delete(log);
        }
    }

    private int print(AttemptResult result) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("dag_id", dagId);
        shown.put("task_id", taskId);
        shown.put("state", result.state().code());
        shown.put("return_value", result.value());
        form.print(htsd.streams().out(), shown, () -> htsd.streams()
                .out()
                .println(result.state().code()));
        return result.state().isFailure() ? 1 : 0;
    }
}
