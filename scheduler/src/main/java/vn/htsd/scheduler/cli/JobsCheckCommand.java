package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "check", abbreviateSynopsis = true, sortOptions = false)
final class JobsCheckCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    JobsCheckCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var alive = door.all(SchedulerDoor.path("jobs"), "jobs", Map.of("is_alive", "true"));
            htsd.tell(alive.isEmpty() ? "jobs.none" : "jobs.alive", alive.size());
            return alive.isEmpty() ? 1 : 0;
        });
    }
}
