package vn.htsd.scheduler.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes or changes the pools of a file: all of them, or, where one is wrong, none. */
@Command(name = "import", abbreviateSynopsis = true, sortOptions = false)
final class PoolsImportCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "FILE", descriptionKey = "api.import_file")
    private Path file = Path.of("");

    PoolsImportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var read = new SettingFile(file);
        var bodies = new LinkedHashMap<String, Object>();
        read.read().forEach((name, pool) -> {
            if (!pool.path("slots").isIntegralNumber()) {
                throw read.broken(name + ": slots");
            }
            var body = new LinkedHashMap<String, Object>();
            body.put("name", name);
            body.put("slots", pool.path("slots").intValue());
            body.put("description", pool.path("description").asText(""));
            body.put("include_deferred", pool.path("include_deferred").asBoolean(false));
            bodies.put(name, body);
        });
        return api.with(htsd, door -> {
            bodies.forEach((name, body) -> door.put(SettingKind.POOLS, name, body));
            htsd.tell("settings.imported", bodies.size(), 0);
            return 0;
        });
    }
}
