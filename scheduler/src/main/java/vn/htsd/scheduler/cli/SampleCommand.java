package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.htsd.ingest.sample.SampleSeason;

@Command(name = "sample", abbreviateSynopsis = true, sortOptions = false)
final class SampleCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path directory = Path.of("");

    @Option(names = "--campaigns", paramLabel = "YEAR", split = ",", defaultValue = "2023,2024,2025")
    private List<Integer> campaigns = List.of();

    @Option(names = "--scale", paramLabel = "demo|national|0.1", defaultValue = "demo")
    private String scale = "";

    @Option(names = "--seed", paramLabel = "N", defaultValue = "42")
    private long seed;

    SampleCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        if (!scale.matches("demo|national|\\d{1,3}(\\.\\d{1,6})?")) {
            throw new Misuse(spec.commandLine(), "sample.bad_scale", scale);
        }
        var summary = htsd.assembly()
                .sample()
                .write(new SampleSeason.Request(directory.toAbsolutePath(), campaigns, scale, seed), htsd.progress());
        htsd.print("sample.done", summary.files(), directory, summary.register());
        return 0;
    }
}
