package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists pools, variables or connections. */
@Command(name = "list", abbreviateSynopsis = true, sortOptions = false)
final class SettingsListCommand implements Callable<Integer> {
    private final Htsd htsd;
    private final SettingKind kind;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    SettingsListCommand(Htsd htsd, SettingKind kind) {
        this.htsd = htsd;
        this.kind = kind;
    }

    @Override
    public Integer call() {
        return api.with(
                htsd,
                door -> api.print(
                        htsd, door.all(SchedulerDoor.path(kind.path()), kind.path(), Map.of()), kind.columns()));
    }
}
