package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "failed-deps", abbreviateSynopsis = true, sortOptions = false)
final class TasksFailedDepsCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(index = "0", paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    @Parameters(index = "1", paramLabel = "TASK_ID", descriptionKey = "api.task")
    private String taskId = "";

    @Parameters(index = "2", paramLabel = "RUN_ID", descriptionKey = "api.run_id")
    private String runId = "";

    TasksFailedDepsCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var path = SchedulerDoor.path("dags", dagId, "dagRuns", runId, "taskInstances", taskId, "dependencies");
            var reasons = new ArrayList<JsonNode>();
            door.ask("GET", path, Map.of(), null).path("dependencies").forEach(reasons::add);
            return api.print(htsd, reasons, "name", "reason");
        });
    }
}
