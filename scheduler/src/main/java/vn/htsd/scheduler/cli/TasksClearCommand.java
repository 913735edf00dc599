package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "clear", abbreviateSynopsis = true, sortOptions = false)
final class TasksClearCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    @Option(
            names = {"-t", "--task-id"},
            paramLabel = "TASK_ID",
            descriptionKey = "api.task")
    private @Nullable String taskId;

    @Option(
            names = {"-r", "--run-id"},
            paramLabel = "RUN_ID",
            descriptionKey = "api.run_id")
    private @Nullable String runId;

    @Option(
            names = {"-s", "--start-date"},
            paramLabel = "TS",
            descriptionKey = "api.from")
    private @Nullable String from;

    @Option(
            names = {"-e", "--end-date"},
            paramLabel = "TS",
            descriptionKey = "api.to")
    private @Nullable String to;

    @Option(
            names = {"--only-failed"},
            descriptionKey = "api.only_failed")
    private boolean onlyFailed;

    @Option(
            names = {"-u", "--upstream"},
            descriptionKey = "api.upstream")
    private boolean upstream;

    @Option(
            names = {"-d", "--downstream"},
            descriptionKey = "api.downstream")
    private boolean downstream;

    @Option(
            names = {"-y", "--yes"},
            descriptionKey = "api.yes")
    private boolean yes;

    TasksClearCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var path = SchedulerDoor.path("dags", dagId, "clearTaskInstances");
            var meant = rows(door.ask("POST", path, Map.of(), body(true)));
            if (!yes || meant.isEmpty()) {
                htsd.tell(meant.isEmpty() ? "tasks.nothing_to_clear" : "tasks.would_clear", meant.size());
                return api.print(htsd, meant, "dag_run_id", "task_id", "state");
            }
            return api.print(
                    htsd, rows(door.ask("POST", path, Map.of(), body(false))), "dag_run_id", "task_id", "state");
        });
    }

    private static List<JsonNode> rows(JsonNode answer) {
        var rows = new ArrayList<JsonNode>();
        answer.path("task_instances").forEach(rows::add);
        return rows;
    }

    private Map<String, Object> body(boolean dryRun) {
        var body = new LinkedHashMap<String, Object>();
        body.put("dry_run", dryRun);
        body.put("only_failed", onlyFailed);
        body.put("include_upstream", upstream);
        body.put("include_downstream", downstream);
        if (from != null) {
            body.put("start_date", from);
        }
        if (to != null) {
            body.put("end_date", to);
        }
        if (runId != null) {
            body.put("dag_run_id", runId);
        }
        if (taskId != null) {
            body.put("task_ids", List.of(taskId));
        }
        return body;
    }
}
