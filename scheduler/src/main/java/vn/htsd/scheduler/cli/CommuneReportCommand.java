package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.htsd.data.locality.LocalityLevel;

@Command(name = "commune", abbreviateSynopsis = true, sortOptions = false)
final class CommuneReportCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final PlaceReportRun run = new PlaceReportRun();

    CommuneReportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return run.run(htsd, LocalityLevel.COMMUNE);
    }
}
