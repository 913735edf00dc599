package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.htsd.scheduler.dag.DagFolder;
import vn.htsd.scheduler.dag.ImportError;

@Command(name = "list-import-errors", abbreviateSynopsis = true, sortOptions = false)
final class DagsImportErrorsCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    /** How a server tells what is wrong. */
    private static final Pattern SENTENCE =
            Pattern.compile("(?s)(?<file>.*?), line (?<line>\\d+), DAG (?<dag>[^,]*), key (?<key>.*?): (?<reason>.*)");

    DagsImportErrorsCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    /** Fails where there are errors, as in Airflow. */
    @Override
    public Integer call() throws IOException {
        if (api.isRemote()) {
            return api.with(htsd, this::ofServer);
        }
        var folder = htsd.workspace().require().dags();
        var errors = new DagFolder(folder)
                .read(htsd.reading(htsd.clock().instant())).stream()
                        .flatMap(file -> file.errors().stream())
                        .toList();
        api.print(
                htsd,
                errors.stream().map(this::json).toList(),
                () -> errors.forEach(error -> htsd.streams().out().println(new DagPrinter(htsd).sentence(error))));
        return errors.isEmpty() ? 0 : 1;
    }

    private int ofServer(SchedulerDoor door) {
        var rows = new ArrayList<JsonNode>();
        for (var error : door.all(SchedulerDoor.path("importErrors"), "import_errors", Map.of())) {
            var told = SENTENCE.matcher(error.path("stack_trace").asText());
            var row = Json.MAPPER.createObjectNode();
            if (told.matches()) {
                row.put("file", told.group("file"));
                row.put("dag_id", told.group("dag"));
                row.put("key", told.group("key"));
                row.put("line", Integer.parseInt(told.group("line")));
                row.put("reason", told.group("reason"));
            } else { // an Airflow
                row.put("file", error.path("filename").asText());
                row.put("reason", error.path("stack_trace").asText());
            }
            rows.add(row);
        }
        api.print(htsd, rows, "file", "line", "dag_id", "key", "reason");
        return rows.isEmpty() ? 0 : 1;
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
