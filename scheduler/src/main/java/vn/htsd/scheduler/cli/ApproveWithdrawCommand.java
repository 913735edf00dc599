package vn.htsd.scheduler.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.htsd.scheduler.app.Approvals;

@Command(name = "withdraw", abbreviateSynopsis = true, sortOptions = false)
final class ApproveWithdrawCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "ID")
    private List<String> ids = List.of();

    @Option(names = "--note", paramLabel = "TEXT", required = true)
    private String note = "";

    @Option(names = "--by", paramLabel = "NAME")
    private @Nullable String by;

    @Mixin
    private final WaitOption wait = new WaitOption();

    ApproveWithdrawCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var approvals = new Approvals(htsd.forWriting());
        try (var lock = htsd.lock("approve", wait.wait)) {
            var author = Objects.requireNonNullElse(by, System.getProperty("user.name", ""));
            for (var approval : approvals.withdraw(ids, author, note)) {
                htsd.print("approve.withdrawn", approval.id());
            }
            return 0;
        }
    }
}
