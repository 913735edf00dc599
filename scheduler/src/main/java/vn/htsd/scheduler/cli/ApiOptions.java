package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.htsd.reports.query.AnalystSql.ColumnInfo;

/** Which scheduler a command speaks to, and how it writes the answer. */
final class ApiOptions {
    @Option(names = "--server", paramLabel = "URL", descriptionKey = "api.server")
    private @Nullable URI server;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json|yaml|plain",
            defaultValue = "table",
            descriptionKey = "api.output")
    private Form form = Form.TABLE;

    /** Whether a server was named, rather than this workspace meant. */
    boolean isRemote() {
        return server != null;
    }

    /** Speaks to the scheduler; what is said is the exit code. */
    int with(Htsd htsd, Function<SchedulerDoor, Integer> work) {
        try (var door = SchedulerDoor.open(htsd, server)) {
            return work.apply(door);
        }
    }

    /** Writes rows: whole for programs, these columns for people. */
    int print(Htsd htsd, List<JsonNode> rows, String... columns) {
        var out = htsd.streams().out();
        switch (form) {
            case JSON -> Json.print(out, rows);
            case YAML -> Form.yaml(out, rows);
            case PLAIN -> rows.forEach(row -> out.println(String.join(" ", cells(row, columns))));
            case TABLE -> table(htsd, rows, columns);
        }
        return 0;
    }

    /** Writes one thing: a name and a value a line for people. */
    int printOne(Htsd htsd, JsonNode thing) {
        var out = htsd.streams().out();
        return print(htsd, thing, () -> thing.properties()
                .forEach(entry -> out.println(entry.getKey() + ": " + text(entry.getValue()))));
    }

    /** Writes a value for programs, or says it in {@code words} for people. */
    int print(Htsd htsd, Object value, Runnable words) {
        form.print(htsd.streams().out(), value, words);
        return 0;
    }

    private static void table(Htsd htsd, List<JsonNode> rows, String... columns) {
        try (var sink = new TableSink(htsd.streams().out())) {
            sink.columns(Arrays.stream(columns)
                    .map(column -> new ColumnInfo(column, Types.VARCHAR))
                    .toList());
            rows.forEach(row -> sink.row(new ArrayList<>(cells(row, columns))));
        }
    }

    private static List<String> cells(JsonNode row, String... columns) {
        return Arrays.stream(columns).map(column -> text(row.path(column))).toList();
    }

    static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode()
                ? "None"
                : value.isValueNode() ? value.asText() : value.toString();
    }
}
