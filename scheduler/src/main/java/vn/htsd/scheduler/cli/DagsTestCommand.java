package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.run.DagRun;
import vn.htsd.scheduler.run.RunId;

@Command(name = "test", abbreviateSynopsis = true, sortOptions = false)
final class DagsTestCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Parameters(paramLabel = "FILE", index = "0")
    private Path file = Path.of("");

    @Parameters(paramLabel = "DAG_ID", index = "1", arity = "0..1")
    private @Nullable String dagId;

    @Option(names = "-o", paramLabel = "table|json", defaultValue = "table")
    private Shape shape = Shape.TABLE;

    DagsTestCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var dag = chosen(DagFile.read(file, htsd.environment(), htsd.clock().instant()));
        var logs = logs();
        var runId = RunId.manual(htsd.clock().instant());
        var run = new Runners(htsd).of(htsd.assembly(), logs).run(dag, runId);
        print(run, logs);
        return run.succeeded() ? 0 : 1;
    }

    private Dag chosen(DagFile read) {
        return read.dags().stream()
                .filter(dag -> dagId == null || dag.id().equals(dagId))
                .findFirst()
                .orElseThrow(() -> new HtsdException(
                        Category.INPUT,
                        read.errors().isEmpty()
                                ? Message.of(Problems.BUNDLE, "no_dag", file, dagId == null ? "" : dagId)
                                : read.errors().get(0).reason()));
    }

    /** A test needs no workspace: without one its logs lie in a temporary directory. */
    private Path logs() throws IOException {
        return Files.isDirectory(htsd.workspace().home())
                ? htsd.workspace().logs()
                : Files.createTempDirectory("htsd-dags-test");
    }

    private void print(DagRun run, Path logs) {
        if (shape == Shape.JSON) {
            Json.print(htsd.streams().out(), DagJson.run(run));
            return;
        }
        run.tasks()
                .forEach(task ->
                        htsd.print("dags.tested", task.taskId(), task.state().code(), task.attempts()));
        htsd.print("dags.run", run.dagId(), run.state(), logs);
    }
}
