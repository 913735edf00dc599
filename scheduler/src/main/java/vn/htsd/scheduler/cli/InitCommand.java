package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vn.htsd.scheduler.app.FirstSetup;

@Command(name = "init", abbreviateSynopsis = true)
final class InitCommand implements Callable<Integer> {
    private final Htsd htsd;

    InitCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var workspace = htsd.workspace();
        var written = FirstSetup.of(workspace);
        htsd.print("init.done", workspace.home());
        written.forEach(file -> htsd.streams().out().println("  " + file));
        htsd.tell("init.next", workspace.inbox());
        return 0;
    }
}
