package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** Makes or changes the variables of a file. */
@Command(name = "import", abbreviateSynopsis = true, sortOptions = false)
final class VariablesImportCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "FILE", descriptionKey = "api.import_file")
    private Path file = Path.of("");

    @Option(
            names = {"-a", "--action-on-existing-key"},
            paramLabel = "overwrite|fail|skip",
            defaultValue = "overwrite")
    private Existing existing = Existing.OVERWRITE;

    /** What happens to a variable that is there. */
    enum Existing {
        OVERWRITE,
        FAIL,
        SKIP
    }

    VariablesImportCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var read = new SettingFile(file).read();
        return api.with(htsd, door -> {
            var known = new ArrayList<String>();
            door.all(SchedulerDoor.path("variables"), "variables", Map.of())
                    .forEach(variable -> known.add(variable.path("key").asText()));
            known.retainAll(read.keySet());
            if (existing == Existing.FAIL && !known.isEmpty()) {
                throw new HtsdException(
                        Category.INPUT, Message.of(Problems.BUNDLE, "settings.there", String.join(", ", known)));
            }
            int imported = 0;
            for (var entry : read.entrySet()) {
                if (existing == Existing.OVERWRITE || !known.contains(entry.getKey())) {
                    door.put(SettingKind.VARIABLES, entry.getKey(), body(entry.getKey(), entry.getValue()));
                    imported++;
                }
            }
            htsd.tell("settings.imported", imported, read.size() - imported);
            return 0;
        });
    }

    /** A value alone, or one with a description; what is no text is kept as JSON. */
    private static Map<String, Object> body(String key, JsonNode said) {
        boolean described = said.isObject() && said.has("value");
        var value = described ? said.path("value") : said;
        var body = new LinkedHashMap<String, Object>();
        body.put("key", key);
        body.put("value", value.isTextual() ? value.textValue() : value.toString());
        if (described && said.hasNonNull("description")) {
            body.put("description", said.path("description").asText());
        }
        return body;
    }
}
