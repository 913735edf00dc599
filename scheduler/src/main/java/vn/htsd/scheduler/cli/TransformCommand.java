package vn.htsd.scheduler.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.htsd.scheduler.app.Landed;
import vn.htsd.scheduler.app.Steps;

@Command(name = "transform", abbreviateSynopsis = true, sortOptions = false)
final class TransformCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Option(names = "--as-of", paramLabel = "TS", converter = Moment.class)
    private @Nullable Instant asOf;

    @Mixin
    private final WaitOption wait = new WaitOption();

    TransformCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var assembly = htsd.forWriting();
        try (var lock = htsd.lock("transform", wait.wait)) {
            if (Landed.isEmpty(assembly.workspace())) {
                htsd.print("transform.nothing", assembly.workspace().inbox());
                return 0;
            }
            new Pieces(htsd).built(new Steps(assembly).transform(asOf, htsd.progress()));
            return 0;
        }
    }
}
