package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.DagFolder;
import vn.htsd.scheduler.dag.timetable.RunInfo;

@Command(name = "next-execution", abbreviateSynopsis = true, sortOptions = false)
final class DagsNextExecutionCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Parameters(paramLabel = "DAG_ID")
    private String dagId = "";

    @Option(
            names = {"-n", "--num-executions"},
            paramLabel = "N",
            defaultValue = "1")
    private int count = 1;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json",
            defaultValue = "table")
    private Shape shape = Shape.TABLE;

    DagsNextExecutionCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() throws IOException {
        var folder = htsd.workspace().require().dags();
        var now = htsd.clock().instant();
        var dag = new DagFolder(folder)
                .read(htsd.reading(now)).stream()
                        .flatMap(file -> file.dags().stream())
                        .filter(known -> known.id().equals(dagId))
                        .findFirst()
                        .orElseThrow(() -> new HtsdException(
                                Category.INPUT, Message.of(Problems.BUNDLE, "no_dag", folder, dagId)));
        var runs = coming(dag);
        if (shape == Shape.JSON) {
            Json.print(htsd.streams().out(), runs.stream().map(RunJson::run).toList());
        } else {
            runs.forEach(run -> htsd.streams().out().println(run.runAfter()));
        }
        return 0;
    }

    private List<RunInfo> coming(Dag dag) {
        var runs = new ArrayList<RunInfo>();
        var next = dag.schedule().upcoming(htsd.clock().instant());
        while (next.isPresent() && runs.size() < count) {
            runs.add(next.get());
            next = dag.schedule().upcoming(next.get().runAfter());
        }
        return runs;
    }
}
