package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vn.htsd.data.release.Releases;
import vn.htsd.scheduler.app.Steps;

@Command(name = "diff", abbreviateSynopsis = true, sortOptions = false)
final class RevisionReportCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Parameters(index = "0", paramLabel = "A")
    private String older = "";

    @Parameters(index = "1", paramLabel = "B", arity = "0..1")
    private @Nullable String newer;

    @Mixin
    private final FormatOption format = new FormatOption();

    RevisionReportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var published = htsd.forReading();
        var releases = new Releases(htsd.workspace());
        var before = releases.named(older);
        var after = newer == null ? null : releases.named(newer);
        var assembly = after == null ? published : htsd.at(after);
        new Pieces(htsd)
                .written(new Steps(assembly).revision(before, after, format.formats(), htsd.locale(), htsd.progress()));
        return 0;
    }
}
