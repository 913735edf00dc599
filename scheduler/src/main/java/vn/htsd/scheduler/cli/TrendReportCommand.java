package vn.htsd.scheduler.cli;

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

@Command(name = "trend", abbreviateSynopsis = true, sortOptions = false)
final class TrendReportCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Option(names = "--from", paramLabel = "YEAR")
    private @Nullable Integer from;

    @Option(names = "--to", paramLabel = "YEAR")
    private @Nullable Integer to;

    @Mixin
    private final ReleaseOption release = new ReleaseOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    TrendReportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var assembly = release.reading(htsd);
        var campaigns = new DueReports(assembly).campaigns();
        if (campaigns.isEmpty()) {
            throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "no_campaigns"));
        }
        int first = from == null ? campaigns.get(0) : from;
        int last = to == null ? campaigns.get(campaigns.size() - 1) : to;
        if (first >= last || !campaigns.contains(first) || !campaigns.contains(last)) {
            throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "no_trend", first, last, campaigns));
        }
        new Pieces(htsd)
                .written(new Steps(assembly).trend(first, last, format.formats(), htsd.locale(), htsd.progress()));
        return 0;
    }
}
