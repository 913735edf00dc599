package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "logs", abbreviateSynopsis = true, sortOptions = false)
final class TasksLogsCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Mixin
    private final TaskOfRun task = new TaskOfRun();

    @Option(names = "--try-number", paramLabel = "N", descriptionKey = "api.try_number")
    private @Nullable Integer tryNumber;

    TasksLogsCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var of = task.path(door);
            int number = tryNumber == null
                    ? door.ask("GET", of, Map.of(), null).path("try_number").asInt()
                    : tryNumber;
            door.ask("GET", of + "/logs/" + number, Map.of(), null)
                    .path("content")
                    .forEach(line -> htsd.streams()
                            .out()
                            .println((line.has("timestamp")
                                            ? "[" + line.path("timestamp").asText() + "] "
                                            : "")
                                    + line.path("event").asText()));
            return 0;
        });
    }
}
