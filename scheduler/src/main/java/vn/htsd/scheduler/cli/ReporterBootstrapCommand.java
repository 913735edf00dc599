package vn.htsd.scheduler.cli;

import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.htsd.scheduler.app.Registration;

@Command(name = "bootstrap", abbreviateSynopsis = true, sortOptions = false)
final class ReporterBootstrapCommand implements Callable<Integer> {
    private static final int TWINS_SHOWN = 20;
    private static final int CODES_SHOWN = 10;

    private final Htsd htsd;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Mixin
    private final WaitOption wait = new WaitOption();

    ReporterBootstrapCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        var registration = new Registration(htsd.forWriting());
        try (var lock = htsd.lock("reporter bootstrap", wait.wait)) {
            var found = registration.draft();
            if (!dryRun) {
                registration.register(found.draft());
            }
            print(found);
            return 0;
        }
    }

    private void print(Registration.Found found) {
        var draft = found.draft();
        htsd.print(
                dryRun ? "reporter.would_add" : "reporter.added",
                draft.addedCodes().size(),
                found.known());
        draft.twins().stream()
                .limit(TWINS_SHOWN)
                .forEach(twin -> htsd.print(
                        "reporter.twin",
                        twin.code(),
                        twin.sameAs(),
                        twin.name(),
                        twin.locality().fullName()));
        if (draft.twins().size() > TWINS_SHOWN) {
            htsd.print("reporter.twins_more", draft.twins().size() - TWINS_SHOWN);
        }
        tell("reporter.unplaced", draft.unplaced());
        tell("reporter.only_returned", found.onlyReturned());
    }

    private void tell(String key, Collection<String> codes) {
        if (!codes.isEmpty()) {
            var shown = codes.stream().sorted().limit(CODES_SHOWN).collect(Collectors.joining(", "));
            htsd.print(key, codes.size(), codes.size() > CODES_SHOWN ? shown + " …" : shown);
        }
    }
}
