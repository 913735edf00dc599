package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.htsd.scheduler.dag.DagFolder;
import vn.htsd.scheduler.dag.ImportError;

@Command(name = "list-import-errors", abbreviateSynopsis = true, sortOptions = false)
final class DagsImportErrorsCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json",
            defaultValue = "table")
    private Shape shape = Shape.TABLE;

    DagsImportErrorsCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    /** Fails where there are errors, as in Airflow. */
    @Override
    public Integer call() throws IOException {
        var folder = htsd.workspace().require().dags();
        var errors = new DagFolder(folder)
                .read(htsd.reading(htsd.clock().instant())).stream()
                        .flatMap(file -> file.errors().stream())
                        .toList();
        if (shape == Shape.JSON) {
            Json.print(htsd.streams().out(), errors.stream().map(this::json).toList());
        } else {
            errors.forEach(error -> htsd.streams().out().println(new DagPrinter(htsd).sentence(error)));
        }
        return errors.isEmpty() ? 0 : 1;
    }

    private Map<String, Object> json(ImportError error) {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", error.file());
        json.put("dag_id", error.dag());
        json.put("key", error.key());
        json.put("line", error.line());
        json.put("reason", error.reason().in(htsd.locale()));
        return json;
    }
}
