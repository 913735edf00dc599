package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.htsd.scheduler.dag.DagFile;

@Command(name = "show", abbreviateSynopsis = true, sortOptions = false)
final class DagsShowCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json|yaml|plain",
            defaultValue = "table")
    private Form form = Form.TABLE;

    DagsShowCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    /** Done as soon as something was shown: what is wrong with a DAG is part of what is shown. */
    @Override
    public Integer call() {
        var read = DagFile.read(file, htsd.reading(htsd.clock().instant()));
        new DagPrinter(htsd).print(List.of(read), form);
        return read.outlines().isEmpty() && !read.errors().isEmpty() ? 1 : 0;
    }
}
