package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(
            names = {"--include-deferred"},
            descriptionKey = "api.include_deferred")
    private boolean deferred;

    PoolsSetCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var body = Map.of("name", name, "slots", slots, "description", description, "include_deferred", deferred);
        return api.with(htsd, door -> api.printOne(htsd, door.put(SettingKind.POOLS, name, body)));
    }
}
