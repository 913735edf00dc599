package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vn.htsd.data.reference.ReferenceImport;

@Command(name = "import", abbreviateSynopsis = true)
final class ReferenceImportCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Parameters(paramLabel = "PATH", arity = "1..*")
    private List<Path> sources = List.of();

    ReferenceImportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var workspace = htsd.forWriting().workspace();
        try (var lock = htsd.lock("reference import", wait.wait)) {
            var replaced = ReferenceImport.into(workspace.reference(), sources);
            htsd.print("reference.imported", String.join(", ", replaced));
            return 0;
        }
    }
}
