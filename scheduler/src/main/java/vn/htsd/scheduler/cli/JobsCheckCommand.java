package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "check", abbreviateSynopsis = true, sortOptions = false)
final class JobsCheckCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Option(names = "--hostname", paramLabel = "HOST", descriptionKey = "api.host")
    private @Nullable String host;

    JobsCheckCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var alive = door.all(SchedulerDoor.path("jobs"), "jobs", Map.of("is_alive", "true")).stream()
                    .filter(job -> host == null || job.path("hostname").asText().equals(host))
                    .toList();
            htsd.tell(alive.isEmpty() ? "jobs.none" : "jobs.alive", alive.size());
            return alive.isEmpty() ? 1 : 0;
        });
    }
}
