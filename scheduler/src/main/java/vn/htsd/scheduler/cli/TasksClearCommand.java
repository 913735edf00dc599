package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
            names = {"-t", "--task-regex"},
            paramLabel = "REGEX",
            descriptionKey = "api.task_regex")
    private @Nullable Pattern tasks;

    @Option(names = "--run-id", paramLabel = "RUN_ID|TS", descriptionKey = "api.run")
    private @Nullable String run;

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
            names = {"-f", "--only-failed"},
            descriptionKey = "api.only_failed")
    private boolean onlyFailed;

    @Option(
            names = {"-r", "--only-running"},
            descriptionKey = "api.only_running")
    private boolean onlyRunning;

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
            var body = body(door);
            if (body.get("task_ids") instanceof List<?> none && none.isEmpty()) {
                htsd.tell("tasks.nothing_to_clear", 0);
                return api.print(htsd, List.of(), "dag_run_id", "task_id", "state");
            }
            var meant = rows(door.ask("POST", path, Map.of(), body));
            if (!yes || meant.isEmpty()) {
                htsd.tell(meant.isEmpty() ? "tasks.nothing_to_clear" : "tasks.would_clear", meant.size());
                return api.print(htsd, meant, "dag_run_id", "task_id", "state");
            }
            body.put("dry_run", false);
            return api.print(htsd, rows(door.ask("POST", path, Map.of(), body)), "dag_run_id", "task_id", "state");
        });
    }

    private static List<JsonNode> rows(JsonNode answer) {
        var rows = new ArrayList<JsonNode>();
        answer.path("task_instances").forEach(rows::add);
        return rows;
    }

    private Map<String, Object> body(SchedulerDoor door) {
        var body = new LinkedHashMap<String, Object>();
        body.put("dry_run", true);
        body.put("only_running", onlyRunning);
        body.put("only_failed", onlyFailed);
        body.put("include_upstream", upstream);
        body.put("include_downstream", downstream);
        if (from != null) {
            body.put("start_date", from);
        }
        if (to != null) {
            body.put("end_date", to);
        }
        if (run != null) {
            body.put("dag_run_id", door.runId(dagId, run));
        }
        var wanted = tasks;
        if (wanted != null) {
            body.put(
                    "task_ids",
                    door.all(SchedulerDoor.path("dags", dagId, "tasks"), "tasks", Map.of()).stream()
                            .map(task -> task.path("task_id").asText())
                            .filter(task -> wanted.matcher(task).find())
                            .toList());
        }
        return body;
    }
}
