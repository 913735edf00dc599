package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "states-for-dag-run", abbreviateSynopsis = true, sortOptions = false)
final class TasksStatesCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(index = "0", paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    @Parameters(index = "1", paramLabel = "RUN_ID|TS", descriptionKey = "api.run")
    private String runId = "";

    TasksStatesCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var tasks = door.all(
                    SchedulerDoor.path("dags", dagId, "dagRuns", door.runId(dagId, runId), "taskInstances"),
                    "task_instances",
                    Map.of());
            return api.print(
                    htsd, tasks, "dag_id", "dag_run_id", "task_id", "state", "try_number", "start_date", "end_date");
        });
    }
}
