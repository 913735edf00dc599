package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.run.DagRun;
import vn.htsd.scheduler.run.RunContext;

@Command(name = "test", abbreviateSynopsis = true, sortOptions = false)
final class DagsTestCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", index = "0")
    private Path file = Path.of("");

    @Parameters(paramLabel = "DAG_ID", index = "1", arity = "0..1")
    private @Nullable String dagId;

    @Option(
            names = {"-l", "--logical-date"},
            paramLabel = "TS",
            converter = UtcMoment.class)
    private @Nullable Instant logicalDate;

    @Option(
            names = {"-c", "--conf"},
            paramLabel = "JSON")
    private @Nullable String conf;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json|yaml|plain",
            defaultValue = "table")
    private Form form = Form.TABLE;

    DagsTestCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var now = htsd.clock().instant();
        var dag = chosen(DagFile.read(file, htsd.reading(now)));
        var logs = logs();
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        var context = RunContext.manual(dag, logicalDate == null ? now : logicalDate, folder)
                .with(conf());
        var run = new Runners(htsd).of(htsd.assembly(), logs).run(context);
        print(run, logs);
        return run.succeeded() ? 0 : 1;
    }

    private Map<String, @Nullable Object> conf() {
        if (conf == null) {
            return Map.of();
        }
        try {
            return Json.MAPPER.readValue(conf, new TypeReference<Map<String, @Nullable Object>>() {});
        } catch (JsonProcessingException e) {
            throw new Misuse(Objects.requireNonNull(spec).commandLine(), "bad_argument", "--conf", conf);
        }
    }

    private Dag chosen(DagFile read) {
        return read.dags().stream()
                .filter(dag -> dagId == null || dag.id().equals(dagId))
                .findFirst()
                .orElseThrow(() -> new HtsdException(Category.INPUT, whyNot(read)));
    }

    private Message whyNot(DagFile read) {
        return read.errors().stream()
                .filter(error ->
                        dagId == null || error.dag().isEmpty() || error.dag().equals(dagId))
                .findFirst()
                .map(error -> Message.of(
                        Problems.BUNDLE,
                        "dags.error",
                        error.file(),
                        error.line(),
                        error.dag(),
                        error.key(),
                        error.reason().in(htsd.locale())))
                .orElseGet(() -> Message.of(Problems.BUNDLE, "no_dag", file, dagId == null ? "" : dagId));
    }

    /** A test needs no workspace: without one its logs lie in a temporary directory. */
    private Path logs() throws IOException {
        return Files.isDirectory(htsd.workspace().home())
                ? htsd.workspace().logs()
                : Files.createTempDirectory("htsd-dags-test");
    }

    private void print(DagRun run, Path logs) {
        form.print(htsd.streams().out(), DagJson.run(run), () -> say(run, logs));
    }

    private void say(DagRun run, Path logs) {
        run.tasks()
                .forEach(task -> htsd.print(
                        "dags.tested",
                        task.taskId(),
                        String.valueOf(task.state().code()),
                        task.attempts()));
        htsd.print("dags.run", run.dagId(), run.state().code(), logs);
    }
}
