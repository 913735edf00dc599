package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "bash", abbreviateSynopsis = true)
final class BashCompletionCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    BashCompletionCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        htsd.streams().out().println(AutoComplete.bash("htsd", spec.root().commandLine()));
        return 0;
    }
}
