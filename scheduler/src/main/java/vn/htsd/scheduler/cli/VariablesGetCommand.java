package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** Prints the value of a variable and nothing else. */
@Command(name = "get", abbreviateSynopsis = true, sortOptions = false)
final class VariablesGetCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Parameters(paramLabel = "KEY", descriptionKey = "api.key")
    private String key = "";

    @Option(
            names = {"-d", "--default"},
            paramLabel = "VALUE")
    private @Nullable String otherwise;

    VariablesGetCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var out = htsd.streams().out();
        return api.with(htsd, door -> {
            var variable = door.find(SchedulerDoor.path("variables", key)).orElse(null);
            if (variable != null) {
                return api.print(
                        htsd, variable, () -> out.println(variable.path("value").asText()));
            }
            if (otherwise == null) {
                throw new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "settings.unknown", key));
            }
            out.println(otherwise);
            return 0;
        });
    }
}
