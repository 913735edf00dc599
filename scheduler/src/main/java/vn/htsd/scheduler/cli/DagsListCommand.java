package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.htsd.scheduler.dag.DagFolder;

@Command(name = "list", abbreviateSynopsis = true, sortOptions = false)
final class DagsListCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    DagsListCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() throws IOException {
        if (api.isRemote()) {
            return api.with(
                    htsd,
                    door -> api.print(
                            htsd,
                            door.all(SchedulerDoor.path("dags"), "dags", Map.of()),
                            "dag_id",
                            "fileloc",
                            "owners",
                            "is_paused"));
        }
        var folder = htsd.workspace().require().dags();
        var files = new DagFolder(folder).read(htsd.reading(htsd.clock().instant()));
        new DagPrinter(htsd).print(files, api);
        return 0;
    }
}
