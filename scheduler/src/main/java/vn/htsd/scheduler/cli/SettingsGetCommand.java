package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "get", abbreviateSynopsis = true, sortOptions = false)
final class SettingsGetCommand implements Callable<Integer> {
    private final Htsd htsd;
    private final SettingKind kind;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "KEY", descriptionKey = "api.key")
    private String key = "";

    SettingsGetCommand(Htsd htsd, SettingKind kind) {
        this.htsd = htsd;
        this.kind = kind;
    }

    @Override
    public Integer call() {
        return api.with(
                htsd,
                door -> api.printOne(htsd, door.ask("GET", SchedulerDoor.path(kind.path(), key), Map.of(), null)));
    }
}
