package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vn.htsd.scheduler.connection.SecretNames;

/** Writes pools or variables to a file that Airflow imports, too; variables with the names of secrets are left out. */
@Command(name = "export", abbreviateSynopsis = true, sortOptions = false)
final class SettingsExportCommand implements Callable<Integer> {
    private final Htsd htsd;
    private final SettingKind kind;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "FILE", descriptionKey = "api.export_file")
    private Path file = Path.of("");

    SettingsExportCommand(Htsd htsd, SettingKind kind) {
        this.htsd = htsd;
        this.kind = kind;
    }

    @Override
    public Integer call() {
        return api.with(htsd, door -> {
            var byName = new LinkedHashMap<String, Object>();
            var secret = new ArrayList<String>();
            for (var each : door.all(SchedulerDoor.path(kind.path()), kind.path(), Map.of())) {
                var name = each.path(kind.columns()[0]).asText();
                if (kind == SettingKind.VARIABLES && SecretNames.isSecret(name)) {
                    secret.add(name);
                } else {
                    byName.put(name, kind == SettingKind.POOLS ? pool(each) : variable(each));
                }
            }
            new SettingFile(file).write(htsd.streams().out(), byName, SettingFile.Kind.JSON);
            htsd.tell("settings.exported", byName.size(), file);
            if (!secret.isEmpty()) {
                htsd.tell("settings.secret", String.join(", ", secret));
            }
            return 0;
        });
    }

    private static Map<String, Object> pool(JsonNode pool) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("slots", pool.path("slots"));
        fields.put("description", pool.path("description").asText(""));
        fields.put("include_deferred", pool.path("include_deferred"));
        return fields;
    }

    private static Object variable(JsonNode variable) {
        var value = value(variable.path("value").asText());
        if (variable.path("description").asText("").isEmpty()) {
            return value;
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("value", value);
        fields.put("description", variable.path("description"));
        return fields;
    }

    /** JSON where it is just that, so that it comes back as it was; else a text. */
    private static Object value(String text) {
        try {
            var tree = Json.MAPPER.readTree(text);
            if (tree != null
                    && !tree.isTextual()
                    && !tree.isMissingNode()
                    && tree.toString().equals(text)
                    && !(tree.isObject() && tree.has("value"))) {
                return tree;
            }
        } catch (JsonProcessingException noJson) {
            // a text
        }
        return text;
    }
}
