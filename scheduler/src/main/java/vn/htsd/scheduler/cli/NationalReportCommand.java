package vn.htsd.scheduler.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.scheduler.app.DueReports;
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
        var campaigns = new DueReports(assembly).campaigns();
        int year = campaign == null ? latest(campaigns) : campaign;
        if (!campaigns.contains(year)) {
            throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "no_campaign", year, campaigns));
        }
        new Pieces(htsd).written(new Steps(assembly).national(year, htsd.locale(), htsd.progress()));
        return 0;
    }

    private static int latest(List<Integer> campaigns) {
        if (campaigns.isEmpty()) {
            throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "no_campaigns"));
        }
        return campaigns.get(campaigns.size() - 1);
    }
}
