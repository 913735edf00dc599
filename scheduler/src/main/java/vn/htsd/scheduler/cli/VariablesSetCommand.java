package vn.htsd.scheduler.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "set", abbreviateSynopsis = true, sortOptions = false)
final class VariablesSetCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(index = "0", paramLabel = "KEY", descriptionKey = "api.key")
    private String key = "";

    @Parameters(index = "1", paramLabel = "VALUE", descriptionKey = "api.value")
    private String value = "";

    @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "api.description")
    private @Nullable String description;

    VariablesSetCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var body = new LinkedHashMap<String, Object>();
        body.put("key", key);
        body.put("value", value);
        if (description != null) {
            body.put("description", description);
        }
        return api.with(htsd, door -> api.printOne(htsd, door.put(SettingKind.VARIABLES, key, body)));
    }
}
