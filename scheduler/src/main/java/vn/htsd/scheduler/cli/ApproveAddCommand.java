package vn.htsd.scheduler.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.htsd.scheduler.app.Approvals;

@Command(name = "add", abbreviateSynopsis = true, sortOptions = false)
final class ApproveAddCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "ID")
    private List<String> ids = List.of();

    @Option(names = "--words", paramLabel = "TEXT")
    private @Nullable String words;

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "")
    private String note = "";

    @Option(names = "--by", paramLabel = "NAME")
    private @Nullable String by;

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ApproveAddCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        if (words != null && ids.size() > 1) {
            throw new Misuse(spec.commandLine(), "approve.words_of_one");
        }
        var approvals = new Approvals(htsd.forWriting());
        try (var lock = htsd.lock("approve", wait.wait)) {
            var author = Objects.requireNonNullElse(by, System.getProperty("user.name", ""));
            for (var approval : approvals.add(ids, words, author, note)) {
                htsd.print("approve.done", approval.id(), approval.words());
            }
            return 0;
        }
    }
}
