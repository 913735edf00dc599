package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "list", abbreviateSynopsis = true, sortOptions = false)
final class TasksListCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    TasksListCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(
                htsd,
                door -> api.print(
                        htsd,
                        door.all(SchedulerDoor.path("dags", dagId, "tasks"), "tasks", Map.of()),
                        "task_id",
                        "operator_name",
                        "trigger_rule",
                        "downstream_task_ids"));
    }
}
