package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.htsd.scheduler.app.Demonstration;
import vn.htsd.scheduler.app.FirstSetup;
import vn.htsd.scheduler.app.Pipeline;

@Command(name = "demo", abbreviateSynopsis = true)
final class DemoCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final WaitOption wait = new WaitOption();

    DemoCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    /** The sample holds reports that are sent back on purpose: that they are is no failure of the demonstration. */
    @Override
    public Integer call() {
        FirstSetup.of(htsd.workspace());
        var assembly = htsd.forWriting();
        try (var lock = htsd.lock("demo", wait.wait)) {
            htsd.tell("demo.filling");
            new Demonstration(assembly)
                    .fill(htsd.progress())
                    .ifPresentOrElse(
                            summary -> htsd.tell("demo.filled", summary.files()), () -> htsd.tell("demo.already"));
            htsd.tell("demo.running");
            var pieces = new Pieces(htsd);
            pieces.outcome(new Pipeline(assembly).run(htsd.locale(), htsd.progress(), pieces::ingestedBefore));
        }
        var workspace = htsd.workspace();
        htsd.print(
                "demo.where", workspace.reports(), workspace.warehouse(), workspace.logs(), workspace.inbox(), home());
        return 0;
    }

    /** What a next command needs to find this workspace; nothing where it is the usual one. */
    private String home() {
        var workspace = htsd.workspace();
        return workspace.equals(new vn.htsd.data.workspace.Workspace(java.nio.file.Path.of("workspace")))
                ? ""
                : " --home \"" + workspace.home() + "\"";
    }
}
