package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.htsd.scheduler.dag.DagFolder;

@Command(name = "list", abbreviateSynopsis = true, sortOptions = false)
final class DagsListCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json",
            defaultValue = "table")
    private Shape shape = Shape.TABLE;

    DagsListCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() throws IOException {
        var folder = htsd.workspace().require().dags();
        var files = new DagFolder(folder).read(htsd.reading(htsd.clock().instant()));
        new DagPrinter(htsd).print(files, shape == Shape.JSON);
        return 0;
    }
}
