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

@Command(name = "create", abbreviateSynopsis = true, sortOptions = false)
final class BackfillCreateCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Option(names = "--dag-id", paramLabel = "DAG_ID", required = true, descriptionKey = "api.dag")
    private String dagId = "";

    @Option(names = "--from-date", paramLabel = "TS", required = true, descriptionKey = "api.from")
    private String from = "";

    @Option(names = "--to-date", paramLabel = "TS", required = true, descriptionKey = "api.to")
    private String to = "";

    @Option(
            names = {"--run-backwards"},
            descriptionKey = "api.backwards")
    private boolean backwards;

    @Option(names = "--max-active-runs", paramLabel = "N", defaultValue = "10", descriptionKey = "api.max_active_runs")
    private int most = 10;

    @Option(
            names = "--reprocess-behavior",
            paramLabel = "none|failed|completed",
            defaultValue = "none",
            descriptionKey = "api.reprocess")
    private String reprocess = "none";

    @Option(
            names = {"--dag-run-conf"},
            paramLabel = "JSON",
            descriptionKey = "api.conf")
    private @Nullable String conf;

    @Option(
            names = {"--dry-run"},
            descriptionKey = "api.dry_run")
    private boolean dryRun;

    BackfillCreateCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var body = new LinkedHashMap<String, Object>();
        body.put("dag_id", dagId);
        body.put("from_date", from);
        body.put("to_date", to);
        body.put("run_backwards", backwards);
        body.put("reprocess_behavior", reprocess);
        body.put("max_active_runs", most);
        if (conf != null) {
            body.put("dag_run_conf", Json.object(conf));
        }
        return api.with(htsd, door -> {
            if (dryRun) {
                var runs = new ArrayList<JsonNode>();
                door.ask("POST", SchedulerDoor.path("backfills", "dry_run"), Map.of(), body)
                        .path("backfills")
                        .forEach(runs::add);
                return api.print(htsd, runs, "logical_date");
            }
            var made = door.ask("POST", SchedulerDoor.path("backfills"), Map.of(), body);
            return api.print(htsd, List.of(made), "id", "dag_id", "from_date", "to_date", "max_active_runs");
        });
    }
}
