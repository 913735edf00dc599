package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what the templates of a task give, in a run that is there or in one about a moment that nobody makes. */
@Command(name = "render", abbreviateSynopsis = true, sortOptions = false)
final class TasksRenderCommand implements Callable<Integer> {
    private static final String LINE = "# " + "-".repeat(58);

    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(index = "0", paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    @Parameters(index = "1", paramLabel = "TASK_ID", descriptionKey = "api.task")
    private String taskId = "";

    @Parameters(index = "2", paramLabel = "RUN_ID|TS", descriptionKey = "api.run")
    private String run = "";

    TasksRenderCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            boolean there =
                    door.find(SchedulerDoor.path("dags", dagId, "dagRuns", run)).isPresent();
            var which = there
                    ? Map.of("run_id", run)
                    : UtcMoment.of(run)
                            .map(moment -> Map.of("logical_date", moment.toString()))
                            .orElse(Map.of("run_id", run));
            var fields = door.ask("GET", SchedulerDoor.own("dags", dagId, "tasks", taskId, "rendered"), which, null)
                    .path("fields");
            return api.print(htsd, fields, () -> say(fields));
        });
    }

    /** As Airflow lays it out. */
    private void say(JsonNode fields) {
        var out = htsd.streams().out();
        fields.properties().forEach(field -> {
            out.println(LINE);
            out.println("# property: " + field.getKey());
            out.println(LINE);
            out.println(ApiOptions.text(field.getValue()));
        });
    }
}
