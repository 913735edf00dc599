package vn.htsd.scheduler.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.htsd.data.decision.Decision;
import vn.htsd.data.decision.DecisionLog;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.Figure;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.query.DeclaredDifference;

/** Logs which figure counts where a declaration and its details differ; the next build follows it. */
@Command(name = "decide", abbreviateSynopsis = true, sortOptions = false)
final class DecideCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

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
        refuseUnlessDiffering(unit.fullName());
        try (var lock = htsd.lock("decide", wait.wait)) {
            var request = new DecisionLog.Request(campaign, node, family, accepted, reason.strip(), document.strip());
            var author = Objects.requireNonNullElse(by, System.getProperty("user.name", ""));
            var decision = new DecisionLog(assembly.workspace().decisions())
                    .add(request, author, htsd.clock().instant());
            htsd.print("decide.done", decision.id(), unit.fullName(), family, Integer.toString(campaign));
            return 0;
        }
    }

    /** A decision about figures that agree, or of which only one is there, would change nothing and puzzle its readers. */
    private void refuseUnlessDiffering(String name) {
        var differing = htsd.forReading().differences(campaign, family);
        if (differing.stream().anyMatch(each -> each.code().equals(node))) {
            return;
        }
        var shown = differing.stream().limit(SHOWN).map(this::shown).collect(Collectors.joining("; "));
        if (differing.size() > SHOWN) {
            shown += htsd.text("decide.more", differing.size() - SHOWN);
        }
        throw new HtsdException(
                Category.INPUT,
                Message.of(
                        Problems.BUNDLE,
                        differing.isEmpty() ? "decide.nothing_at_all" : "decide.nothing",
                        name,
                        node,
                        family,
                        campaign,
                        shown));
    }

    private String shown(DeclaredDifference difference) {
        return Message.of(
                        Problems.BUNDLE,
                        "decide.difference",
                        difference.code(),
                        difference.name(),
                        Figure.of(difference.detail()),
                        Figure.of(difference.declared()))
                .in(htsd.locale());
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
