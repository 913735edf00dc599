package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", abbreviateSynopsis = true, sortOptions = false)
final class DagsDeleteCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    @Parameters(paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    DagsDeleteCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            if (!confirmation.given(htsd, "dags.delete", dagId)) {
                return 1;
            }
            door.ask("DELETE", SchedulerDoor.path("dags", dagId), Map.of(), null);
            htsd.tell("dags.deleted", dagId);
            return 0;
        });
    }
}
