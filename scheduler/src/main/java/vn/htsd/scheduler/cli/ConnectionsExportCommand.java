package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes connections to a file that Airflow imports, too, but never what is secret of them. */
@Command(name = "export", abbreviateSynopsis = true, sortOptions = false)
final class ConnectionsExportCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "FILE", descriptionKey = "api.export_file")
    private Path file = Path.of("");

    @Option(
            names = {"--file-format", "--format"},
            paramLabel = "json|yaml|env")
    private SettingFile.@Nullable Kind format;

    @Option(names = "--serialization-format", paramLabel = "json|uri", defaultValue = "json")
    private Serialization serialization = Serialization.JSON;

    /** How a connection is written in a line. */
    enum Serialization {
        JSON,
        URI
    }

    ConnectionsExportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var byId = new LinkedHashMap<String, Object>();
            var secret = new ArrayList<String>();
            var path = SettingKind.CONNECTIONS.path();
            for (var connection : door.all(SchedulerDoor.path(path), path, Map.of())) {
                var id = connection.path("connection_id").asText();
                byId.put(id, written(connection));
                if (connection.hasNonNull("password") || connection.hasNonNull("extra")) {
                    secret.add(id);
                }
            }
            var target = new SettingFile(file);
            target.write(htsd.streams().out(), byId, format == null ? target.kind() : format);
            htsd.tell("settings.exported", byId.size(), file);
            if (!secret.isEmpty()) {
                htsd.tell("settings.secret", String.join(", ", secret));
            }
            return 0;
        });
    }

    private Object written(JsonNode connection) {
        return serialization == Serialization.URI
                ? ConnectionText.address(connection)
                : ConnectionText.fields(connection);
    }
}
