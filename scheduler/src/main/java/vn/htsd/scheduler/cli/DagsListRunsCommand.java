package vn.htsd.scheduler.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "list-runs", abbreviateSynopsis = true, sortOptions = false)
final class DagsListRunsCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    @Option(names = "--state", paramLabel = "STATE", descriptionKey = "api.state")
    private @Nullable String state;

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
            names = {"--no-backfill"},
            descriptionKey = "api.no_backfill")
    private boolean noBackfill;

    DagsListRunsCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var query = new LinkedHashMap<String, String>();
        query.put("order_by", "-run_after");
        if (state != null) {
            query.put("state", state);
        }
        if (from != null) {
            query.put("logical_date_gte", from);
        }
        if (to != null) {
            query.put("logical_date_lte", to);
        }
        return api.with(htsd, door -> {
            var runs = door.all(SchedulerDoor.path("dags", dagId, "dagRuns"), "dag_runs", query).stream()
                    .filter(run -> !noBackfill || !run.path("run_type").asText().equals("backfill"))
                    .toList();
            return api.print(
                    htsd, runs, "dag_id", "dag_run_id", "state", "run_after", "logical_date", "start_date", "end_date");
        });
    }
}
