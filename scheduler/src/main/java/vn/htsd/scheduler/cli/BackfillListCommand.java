package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", abbreviateSynopsis = true, sortOptions = false)
final class BackfillListCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    BackfillListCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(
                htsd,
                door -> api.print(
                        htsd,
                        door.all(SchedulerDoor.path("backfills"), "backfills", Map.of()),
                        "id",
                        "dag_id",
                        "from_date",
                        "to_date",
                        "is_paused",
                        "completed_at"));
    }
}
