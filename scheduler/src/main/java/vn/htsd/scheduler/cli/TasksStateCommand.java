package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "state", abbreviateSynopsis = true, sortOptions = false)
final class TasksStateCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Mixin
    private final TaskOfRun task = new TaskOfRun();

    TasksStateCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var answer = door.ask("GET", task.path(door), Map.of(), null);
            htsd.streams().out().println(answer.path("state").asText());
            return 0;
        });
    }
}
