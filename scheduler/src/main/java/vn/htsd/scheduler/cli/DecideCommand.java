package vn.htsd.scheduler.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.htsd.data.decision.Decision;
import vn.htsd.data.decision.DecisionLog;

/** Logs which figure counts where a declaration and its details differ; the next build follows it. */
@Command(name = "decide", abbreviateSynopsis = true, sortOptions = false)
final class DecideCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Parameters(index = "0", paramLabel = "NODE")
    private String node = "";

    @Parameters(index = "1", paramLabel = "FAMILY")
    private String family = "";

    @Parameters(index = "2", paramLabel = "VERDICT")
    private String verdict = "";

    @Option(names = "--campaign", paramLabel = "YEAR", required = true)
    private int campaign;

    @Option(names = "--reason", paramLabel = "TEXT", required = true)
    private String reason = "";

    @Option(names = "--document", paramLabel = "TEXT", required = true)
    private String document = "";

    @Option(names = "--by", paramLabel = "NAME")
    private @Nullable String by;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final WaitOption wait = new WaitOption();

    DecideCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        if (!Decision.FAMILIES.contains(family)) {
            throw new Misuse(spec.commandLine(), "decide.family", family, String.join(", ", Decision.FAMILIES));
        }
        var accepted = verdict();
        if (reason.isBlank() || document.isBlank()) {
            throw new Misuse(spec.commandLine(), "decide.blank");
        }
        var assembly = htsd.forWriting();
        var reference = assembly.reference();
        var year = reference
                .campaigns()
                .of(campaign)
                .orElseThrow(() -> new Misuse(spec.commandLine(), "decide.campaign", Integer.toString(campaign)));
        var unit = reference
                .localities()
                .at(node, year.weekStart())
                .orElseThrow(() -> new Misuse(spec.commandLine(), "decide.node", node, Integer.toString(campaign)));
        try (var lock = htsd.lock("decide", wait.wait)) {
            var request = new DecisionLog.Request(campaign, node, family, accepted, reason.strip(), document.strip());
            var author = Objects.requireNonNullElse(by, System.getProperty("user.name", ""));
            var decision = new DecisionLog(assembly.workspace().decisions())
                    .add(request, author, htsd.clock().instant());
            htsd.print("decide.done", decision.id(), unit.fullName(), family, Integer.toString(campaign));
            return 0;
        }
    }

    private Decision.Verdict verdict() {
        for (var each : Decision.Verdict.values()) {
            if (each.code().equals(verdict)) {
                return each;
            }
        }
        throw new Misuse(spec.commandLine(), "decide.verdict", verdict);
    }
}
