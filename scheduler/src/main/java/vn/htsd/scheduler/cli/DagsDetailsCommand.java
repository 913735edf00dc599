package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "details", abbreviateSynopsis = true, sortOptions = false)
final class DagsDetailsCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    DagsDetailsCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(
                htsd,
                door -> api.printOne(
                        htsd, door.ask("GET", SchedulerDoor.path("dags", dagId, "details"), Map.of(), null)));
    }
}
