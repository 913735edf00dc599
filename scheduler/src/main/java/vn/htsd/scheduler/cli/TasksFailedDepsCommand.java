package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "failed-deps", abbreviateSynopsis = true, sortOptions = false)
final class TasksFailedDepsCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Mixin
    private final TaskOfRun task = new TaskOfRun();

    TasksFailedDepsCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var reasons = new ArrayList<JsonNode>();
            door.ask("GET", task.path(door) + "/dependencies", Map.of(), null)
                    .path("dependencies")
                    .forEach(reasons::add);
            return api.print(htsd, reasons, "name", "reason");
        });
    }
}
