package vn.htsd.scheduler.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "trigger", abbreviateSynopsis = true, sortOptions = false)
final class DagsTriggerCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    @Option(
            names = {"-c", "--conf"},
            paramLabel = "JSON",
            descriptionKey = "api.conf")
    private @Nullable String conf;

    @Option(
            names = {"-r", "--run-id"},
            paramLabel = "ID",
            descriptionKey = "api.run_id")
    private @Nullable String runId;

    @Option(
            names = {"-l", "--logical-date"},
            paramLabel = "TS",
            descriptionKey = "api.logical_date")
    private @Nullable String logicalDate;

    DagsTriggerCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("logical_date", logicalDate);
        if (runId != null) {
            body.put("dag_run_id", runId);
        }
        if (conf != null) {
            body.put("conf", Json.object(conf));
        }
        return api.with(htsd, door -> {
            var run = door.ask("POST", SchedulerDoor.path("dags", dagId, "dagRuns"), Map.of(), body);
            return api.print(htsd, List.of(run), "dag_id", "dag_run_id", "state", "logical_date", "run_after");
        });
    }
}
