package vn.htsd.scheduler.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "unpause", abbreviateSynopsis = true, sortOptions = false)
final class DagsUnpauseCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    DagsUnpauseCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var changed = door.ask("PATCH", SchedulerDoor.path("dags", dagId), Map.of(), Map.of("is_paused", false));
            return api.print(htsd, List.of(changed), "dag_id", "is_paused");
        });
    }
}
