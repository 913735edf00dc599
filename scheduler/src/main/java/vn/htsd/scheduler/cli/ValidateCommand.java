package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "validate", abbreviateSynopsis = true, sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<Path> files = List.of();

    @Option(names = "-o", paramLabel = "table|json", defaultValue = "table")
    private Shape shape = Shape.TABLE;

    ValidateCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        int threads = Runtime.getRuntime().availableProcessors();
        var summary = htsd.validation().check(files, threads, htsd.progress());
        if (shape == Shape.JSON) {
            Json.print(htsd.streams().out(), new IngestJson(htsd.locale()).files(summary));
        } else {
            new Pieces(htsd).validated(summary);
        }
        return summary.anyReturned() ? IngestCommand.SOME_RETURNED : 0;
    }
}
