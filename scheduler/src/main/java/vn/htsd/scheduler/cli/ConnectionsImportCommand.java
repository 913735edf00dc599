package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the connections of a file; those that are there stay as they are unless they are to be overwritten. */
@Command(name = "import", abbreviateSynopsis = true, sortOptions = false)
final class ConnectionsImportCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "FILE", descriptionKey = "api.import_file")
    private Path file = Path.of("");

    @Option(names = {"--overwrite"})
    private boolean overwrite;

    ConnectionsImportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var read = new SettingFile(file);
        var bodies = new LinkedHashMap<String, Map<String, @Nullable Object>>();
        read.read().forEach((id, said) -> {
            var body = ConnectionText.body(said);
            if (body == null || body.get("conn_type") == null) {
                throw read.broken(id + ": conn_type");
            }
            body.put("connection_id", id);
            bodies.put(id, body);
        });
        return api.with(htsd, door -> {
            int imported = 0;
            for (var entry : bodies.entrySet()) {
                var there = door.find(SchedulerDoor.path(SettingKind.CONNECTIONS.path(), entry.getKey()));
                if (there.isPresent() && !overwrite) {
                    htsd.tell("settings.stays", entry.getKey());
                } else {
                    door.put(SettingKind.CONNECTIONS, entry.getKey(), entry.getValue());
                    imported++;
                }
            }
            htsd.tell("settings.imported", imported, bodies.size() - imported);
            return 0;
        });
    }
}
