package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "delete", abbreviateSynopsis = true, sortOptions = false)
final class SettingsDeleteCommand implements Callable<Integer> {
    private final Htsd htsd;
    private final SettingKind kind;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "KEY", descriptionKey = "api.key")
    private String key = "";

    SettingsDeleteCommand(Htsd htsd, SettingKind kind) {
        this.htsd = htsd;
        this.kind = kind;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            door.ask("DELETE", SchedulerDoor.path(kind.path(), key), Map.of(), null);
            htsd.tell("settings.deleted", key);
            return 0;
        });
    }
}
