package vn.htsd.scheduler.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.htsd.transform.publish.Builds;

/** Removes builds that nobody needs. */
@Command(name = "gc", abbreviateSynopsis = true, sortOptions = false)
final class BuildGcCommand implements Callable<Integer> {
    private final Htsd htsd;

    @Option(names = "--keep", paramLabel = "N", defaultValue = "5")
    private int keep;

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    BuildGcCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        if (keep < 1) {
            throw new Misuse(spec.commandLine(), "build.keep", Integer.toString(keep));
        }
        var assembly = htsd.forWriting();
        try (var lock = htsd.lock("build gc", wait.wait)) {
            var cleared =
                    new Builds(assembly.workspace()).clear(keep, htsd.clock().instant());
            var names = cleared.removed().stream().map(Builds.Build::id).collect(Collectors.joining(", "));
            if (names.isEmpty()) {
                htsd.print("build.nothing_to_clear", cleared.kept().size());
            } else {
                htsd.print(
                        "build.cleared",
                        cleared.removed().size(),
                        names,
                        cleared.kept().size());
            }
            return 0;
        }
    }
}
