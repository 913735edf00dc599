package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.htsd.scheduler.app.Registration;

@Command(name = "merge", abbreviateSynopsis = true, sortOptions = false)
final class ReporterMergeCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Parameters(index = "0", paramLabel = "A")
    private String alias = "";

    @Parameters(index = "1", paramLabel = "B")
    private String code = "";

    @Option(names = "--note", paramLabel = "TEXT")
    private @Nullable String note;

    @Mixin
    private final WaitOption wait = new WaitOption();

    ReporterMergeCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var registration = new Registration(htsd.forWriting());
        try (var lock = htsd.lock("reporter merge", wait.wait)) {
            registration.merge(alias, code, note);
            htsd.print("reporter.merged", alias, code);
            return 0;
        }
    }
}
