package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.htsd.ingest.answer.OutboxExport;

@Command(name = "export", abbreviateSynopsis = true, sortOptions = false)
final class OutboxExportCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Option(names = "--by-sender", paramLabel = "DIR", required = true)
    private Path directory = Path.of("");

    @Option(names = "--since", paramLabel = "TS", converter = FirstMoment.class)
    private @Nullable Instant since;

    OutboxExportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var assembly = htsd.forReading();
        var exported = new OutboxExport(assembly.workspace()).bySender(directory.toAbsolutePath(), since);
        htsd.print("outbox.exported", exported.files(), exported.senders(), exported.written(), directory);
        return 0;
    }
}
