package vn.htsd.scheduler.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Pauses, unpauses or cancels a backfill: the three differ in a word. */
@Command(abbreviateSynopsis = true, sortOptions = false)
final class BackfillChangeCommand implements Callable<Integer> {
    private final Htsd htsd;
    private final String what;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "ID", descriptionKey = "api.backfill")
    private int id;

    /** @param what {@code pause}, {@code unpause} or {@code cancel} */
    BackfillChangeCommand(Htsd htsd, String what) {
        this.htsd = htsd;
        this.what = what;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var changed = door.ask("PUT", SchedulerDoor.path("backfills", Integer.toString(id), what), Map.of(), null);
            return api.print(htsd, List.of(changed), "id", "dag_id", "is_paused", "completed_at");
        });
    }
}
