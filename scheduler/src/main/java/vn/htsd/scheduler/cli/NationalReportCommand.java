package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.htsd.scheduler.app.Steps;

@Command(name = "national", abbreviateSynopsis = true, sortOptions = false)
final class NationalReportCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final CampaignReport report = new CampaignReport();

    NationalReportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        new Pieces(htsd).written(report.print(htsd, (assembly, year, formats) -> new Steps(assembly)
                .national(year, formats, htsd.locale(), htsd.progress())));
        return 0;
    }
}
