package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "set", abbreviateSynopsis = true, sortOptions = false)
final class VariablesSetCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(index = "0", paramLabel = "KEY", descriptionKey = "api.key")
    private String key = "";

    @Parameters(index = "1", paramLabel = "VALUE", descriptionKey = "api.value")
    private String value = "";

    VariablesSetCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var body = Map.of("key", key, "value", value);
        return api.with(htsd, door -> {
            boolean known = door.all(SchedulerDoor.path("variables"), "variables", Map.of()).stream()
                    .anyMatch(variable -> variable.path("key").asText().equals(key));
            var path = known ? SchedulerDoor.path("variables", key) : SchedulerDoor.path("variables");
            return api.printOne(htsd, door.ask(known ? "PATCH" : "POST", path, Map.of(), body));
        });
    }
}
