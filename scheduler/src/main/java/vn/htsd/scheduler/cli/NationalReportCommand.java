package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.htsd.scheduler.app.Steps;

@Command(name = "national", abbreviateSynopsis = true, sortOptions = false)
final class NationalReportCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Option(names = "--campaign", paramLabel = "YEAR")
    private @Nullable Integer campaign;

    @Mixin
    private final ReleaseOption release = new ReleaseOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    NationalReportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var assembly = release.reading(htsd);
        int year = new CampaignChoice(assembly).chosen(campaign);
        new Pieces(htsd).written(new Steps(assembly).national(year, format.formats(), htsd.locale(), htsd.progress()));
        return 0;
    }
}
