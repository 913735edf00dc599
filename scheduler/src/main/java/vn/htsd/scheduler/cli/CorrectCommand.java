package vn.htsd.scheduler.cli;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.htsd.data.report.Kind;
import vn.htsd.ingest.Correction;
import vn.htsd.ingest.write.Change;

@Command(name = "correct", abbreviateSynopsis = true, sortOptions = false)
final class CorrectCommand implements Callable<Integer> {
    private static final String NOT_REPORTED = "…";

    private final Htsd htsd;

    @Option(names = "--reporter", paramLabel = "CODE", required = true)
    private String reporter = "";

    @Option(names = "--campaign", paramLabel = "YEAR", required = true)
    private int campaign;

    @Option(names = "--kind", paramLabel = "direct|consolidated")
    private @Nullable Kind kind;

    @Option(names = "--set", paramLabel = "FIELD=VALUE", required = true)
    private List<String> changes = List.of();

    @Option(names = "--document", paramLabel = "TEXT", required = true)
    private String document = "";

    @Option(names = "--received-at", paramLabel = "TS", converter = FirstMoment.class)
    private @Nullable Instant receivedAt;

    @Option(names = "--sender", paramLabel = "TEXT")
    private @Nullable String sender;

    @Mixin
    private final WaitOption wait = new WaitOption();

    CorrectCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var request = new Correction.Request(
                reporter, campaign, kind, changes.stream().map(Change::parse).toList(), document, receivedAt, sender);
        var assembly = htsd.forWriting();
        try (var lock = htsd.lock("correct", wait.wait)) {
            var corrected = assembly.correction().make(request, htsd.locale(), htsd.progress());
            htsd.print("correct.done", corrected.reporter(), corrected.revision(), document);
            corrected.changes().forEach(this::change);
            if (corrected.approximate() > 0) {
                htsd.print("correct.approximate", corrected.approximate());
            }
            return corrected.ingest().anyReturned() ? IngestCommand.SOME_RETURNED : 0;
        }
    }

    private void change(Change.Done change) {
        htsd.print(
                "correct.change",
                change.place(),
                change.before() == null ? NOT_REPORTED : change.before(),
                change.after() == null ? NOT_REPORTED : change.after());
    }
}
