package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.htsd.scheduler.app.Pipeline;

@Command(name = "run", abbreviateSynopsis = true)
final class RunCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final WaitOption wait = new WaitOption();

    RunCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var assembly = htsd.forWriting();
        try (var lock = htsd.lock("run", wait.wait)) {
            var pieces = new Pieces(htsd);
            return pieces.outcome(new Pipeline(assembly).run(htsd.locale(), htsd.progress(), pieces::ingestedBefore));
        }
    }
}
