package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", abbreviateSynopsis = true, sortOptions = false)
final class ConfigListCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    ConfigListCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var rows = new ArrayList<JsonNode>();
            door.ask("GET", SchedulerDoor.path("config"), Map.of(), null)
                    .path("sections")
                    .forEach(section -> section.path("options")
                            .forEach(option -> rows.add(Json.MAPPER
                                    .createObjectNode()
                                    .put("section", section.path("name").asText())
                                    .put("key", option.path("key").asText())
                                    .put("value", option.path("value").asText()))));
            return api.print(htsd, rows, "section", "key", "value");
        });
    }
}
