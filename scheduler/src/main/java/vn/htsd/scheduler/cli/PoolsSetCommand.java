package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "set", abbreviateSynopsis = true, sortOptions = false)
final class PoolsSetCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "api.key")
    private String name = "";

    @Parameters(index = "1", paramLabel = "SLOTS", descriptionKey = "api.slots")
    private int slots;

    @Parameters(index = "2", paramLabel = "DESCRIPTION", defaultValue = "", descriptionKey = "api.description")
    private String description = "";

    PoolsSetCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            boolean known = door.all(SchedulerDoor.path("pools"), "pools", Map.of()).stream()
                    .anyMatch(pool -> pool.path("name").asText().equals(name));
            var path = known ? SchedulerDoor.path("pools", name) : SchedulerDoor.path("pools");
            var body = Map.of(known ? "pool" : "name", name, "slots", slots, "description", description);
            return api.printOne(htsd, door.ask(known ? "PATCH" : "POST", path, Map.of(), body));
        });
    }
}
