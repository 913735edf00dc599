package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "state", abbreviateSynopsis = true, sortOptions = false)
final class DagsStateCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(index = "0", paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    @Parameters(index = "1", paramLabel = "RUN_ID|TS", descriptionKey = "api.run")
    private String runId = "";

    DagsStateCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var path = SchedulerDoor.path("dags", dagId, "dagRuns", door.runId(dagId, runId));
            var run = door.ask("GET", path, Map.of(), null);
            htsd.streams().out().println(run.path("state").asText());
            return 0;
        });
    }
}
