package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "check", abbreviateSynopsis = true, sortOptions = false)
final class DbCheckCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    DbCheckCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    /** To open the door opens the database; a server says how its own is. */
    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var status = door.ask("GET", SchedulerDoor.path("monitor", "health"), Map.of(), null)
                    .path("metadatabase");
            boolean good = status.path("status").asText().equals("healthy");
            api.print(htsd, status, () -> htsd.print(good ? "db.good" : "db.bad"));
            return good ? 0 : 1;
        });
    }
}
