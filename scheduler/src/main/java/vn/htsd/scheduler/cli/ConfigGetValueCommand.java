package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "get-value", abbreviateSynopsis = true, sortOptions = false)
final class ConfigGetValueCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(index = "0", paramLabel = "SECTION", descriptionKey = "api.section")
    private String section = "";

    @Parameters(index = "1", paramLabel = "OPTION", descriptionKey = "api.option")
    private String option = "";

    ConfigGetValueCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var path = SchedulerDoor.path("config", "section", section, "option", option);
            htsd.streams()
                    .out()
                    .println(door.ask("GET", path, Map.of(), null)
                            .path("sections")
                            .path(0)
                            .path("options")
                            .path(0)
                            .path("value")
                            .asText());
            return 0;
        });
    }
}
