package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Parameters(paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    @Option(
            names = {"-n", "--num-executions"},
            paramLabel = "N",
            defaultValue = "1")
    private int count = 1;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    DagsNextExecutionCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() throws IOException {
        if (api.isRemote()) {
            return api.with(htsd, this::ofServer);
        }
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
        return api.print(
                htsd,
                runs.stream().map(RunJson::run).toList(),
                () -> runs.forEach(run -> htsd.streams().out().println(run.runAfter())));
    }

    /** A server tells of the next run only. */
    private int ofServer(SchedulerDoor door) {
        var dag = door.ask("GET", SchedulerDoor.path("dags", dagId), Map.of(), null);
        var next = dag.path("next_dagrun_run_after");
        var run = Json.MAPPER.createObjectNode();
        run.set("logical_date", dag.path("next_dagrun_logical_date"));
        run.set("data_interval_start", dag.path("next_dagrun_data_interval_start"));
        run.set("data_interval_end", dag.path("next_dagrun_data_interval_end"));
        run.set("run_after", next);
        return api.print(htsd, next.isNull() ? List.of() : List.of(run), () -> {
            if (!next.isNull()) {
                htsd.streams().out().println(next.asText());
            }
        });
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
