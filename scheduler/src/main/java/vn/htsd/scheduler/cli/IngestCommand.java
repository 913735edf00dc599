package vn.htsd.scheduler.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.ingest.IngestSummary;
import vn.htsd.scheduler.app.Assembly;
import vn.htsd.scheduler.app.Pipeline;

@Command(name = "ingest", abbreviateSynopsis = true, sortOptions = false)
final class IngestCommand implements Callable<Integer> {
    /** Done, but some files were returned or loaded partly. */
    static final int SOME_RETURNED = 3;

    private final Htsd htsd;

    @Option(names = "--inbox", paramLabel = "DIR")
    private @Nullable Path inbox;

    @Option(names = "--channel", paramLabel = "NAME")
    private @Nullable String channel;

    @Option(names = "--sender", paramLabel = "TEXT")
    private @Nullable String sender;

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Option(names = "--returned-ok")
    private boolean returnedIsFine;

    @Option(names = "-o", paramLabel = "table|json", defaultValue = "table")
    private Shape shape = Shape.TABLE;

    IngestCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var assembly = htsd.forWriting();
        var from = inbox(assembly);
        try (var lock = htsd.lock("ingest", wait.wait)) {
            var summary = new Pipeline(assembly).ingest(from, channel, sender, htsd.progress());
            print(summary);
            return summary.anyReturned() && !returnedIsFine ? SOME_RETURNED : 0;
        }
    }

    private Path inbox(Assembly assembly) {
        if (inbox == null) {
            return assembly.workspace().inbox();
        }
        if (!Files.isDirectory(inbox)) {
            throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "no_inbox", inbox.toAbsolutePath()));
        }
        return inbox.toAbsolutePath();
    }

    private void print(IngestSummary summary) {
        if (shape == Shape.JSON) {
            Json.print(htsd.streams().out(), new IngestJson(htsd.locale()).files(summary));
        } else {
            new Pieces(htsd).ingested(summary);
        }
    }
}
