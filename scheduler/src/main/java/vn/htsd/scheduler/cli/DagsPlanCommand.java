package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.DagFile;

@Command(name = "plan", abbreviateSynopsis = true, sortOptions = false)
final class DagsPlanCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--now", paramLabel = "TS", converter = UtcMoment.class)
    private @Nullable Instant now;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json|yaml|plain",
            defaultValue = "table")
    private Form form = Form.TABLE;

    DagsPlanCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var moment = now == null ? htsd.clock().instant() : now;
        var read = DagFile.read(file, htsd.reading(moment));
        form.print(
                htsd.streams().out(),
                read.dags().stream().map(dag -> json(dag, moment)).toList(),
                () -> read.dags().forEach(dag -> print(dag, moment)));
        new DagPrinter(htsd).tellErrors(read);
        return read.dags().isEmpty() && !read.errors().isEmpty() ? 1 : 0;
    }

    private static Map<String, @Nullable Object> json(Dag dag, Instant moment) {
        var plan = dag.schedule().plan(moment);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("dag_id", dag.id());
        json.put("runs", plan.runs().stream().map(RunJson::run).toList());
        json.put("next", plan.next().map(RunJson::run).orElse(null));
        return json;
    }

    private void print(Dag dag, Instant moment) {
        var plan = dag.schedule().plan(moment);
        htsd.print("dags.plan", dag.id(), dag.schedule().text(), plan.runs().size());
        plan.runs()
                .forEach(run -> htsd.print(
                        "dags.planned",
                        run.runAfter(),
                        run.interval().start(),
                        run.interval().end()));
        plan.next()
                .ifPresent(run -> htsd.print(
                        "dags.planned_next",
                        run.runAfter(),
                        run.interval().start(),
                        run.interval().end()));
    }
}
