package vn.htsd.scheduler.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list-jobs", abbreviateSynopsis = true, sortOptions = false)
final class JobsListCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    JobsListCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(
                htsd,
                door -> api.print(
                        htsd,
                        door.all(SchedulerDoor.path("jobs"), "jobs", Map.of()),
                        "id",
                        "job_type",
                        "state",
                        "hostname",
                        "start_date",
                        "latest_heartbeat"));
    }
}
