package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list-jobs", abbreviateSynopsis = true, sortOptions = false)
final class JobsListCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Option(names = "--state", paramLabel = "STATE", descriptionKey = "api.job_state")
    private @Nullable String state;

    @Option(names = "--limit", paramLabel = "N", descriptionKey = "api.limit")
    private @Nullable Integer limit;

    JobsListCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(
                htsd,
                door -> api.print(
                        htsd,
                        door.all(SchedulerDoor.path("jobs"), "jobs", Map.of()).stream()
                                .filter(job -> state == null
                                        || job.path("state").asText().equals(state))
                                .limit(limit == null ? Long.MAX_VALUE : limit)
                                .toList(),
                        "id",
                        "job_type",
                        "state",
                        "hostname",
                        "start_date",
                        "latest_heartbeat"));
    }
}
