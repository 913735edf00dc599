package vn.htsd.scheduler.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.ingest.IngestSummary;
import vn.htsd.scheduler.app.Assembly;
import vn.htsd.scheduler.app.Steps;

@Command(name = "ingest", abbreviateSynopsis = true, sortOptions = false)
final class IngestCommand implements Callable<Integer> {
    /** Done, but some files were returned or loaded partly. */
    static final int SOME_RETURNED = 3;

    private final Htsd htsd;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--inbox", paramLabel = "DIR")
    private @Nullable Path inbox;

    @Option(names = "--channel", paramLabel = "NAME")
    private @Nullable String channel;

    @Option(names = "--sender", paramLabel = "TEXT")
    private @Nullable String sender;

    @Option(names = "--replay")
    private boolean replay;

    @Option(names = "--since", paramLabel = "TS", converter = FirstMoment.class)
    private @Nullable Instant since;

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
        if (since != null && !replay) {
            throw new Misuse(spec.commandLine(), "ingest.since_alone");
        }
        if (replay && (inbox != null || channel != null || sender != null)) {
            throw new Misuse(spec.commandLine(), "ingest.replay_alone");
        }
        var assembly = htsd.forWriting();
        return replay ? replay(assembly) : ingest(assembly);
    }

    private int replay(Assembly assembly) {
        try (var lock = htsd.lock("ingest", wait.wait)) {
            var replayed = new Steps(assembly).replay(since, htsd.progress());
            if (shape == Shape.JSON) {
                Json.print(htsd.streams().out(), new IngestJson(htsd.locale()).files(replayed.files()));
            } else {
                new Pieces(htsd).replayed(replayed);
            }
            return exit(replayed.files());
        }
    }

    private int exit(IngestSummary summary) {
        return summary.anyReturned() && !returnedIsFine ? SOME_RETURNED : 0;
    }

    private int ingest(Assembly assembly) {
        var from = inbox(assembly);
        try (var lock = htsd.lock("ingest", wait.wait)) {
            var summary = new Steps(assembly).ingest(from, channel, sender, htsd.progress());
            print(summary);
            return exit(summary);
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
