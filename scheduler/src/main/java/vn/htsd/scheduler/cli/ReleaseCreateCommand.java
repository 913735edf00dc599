package vn.htsd.scheduler.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.htsd.data.release.Release;
import vn.htsd.scheduler.app.Assembly;
import vn.htsd.scheduler.app.Releasing;

@Command(name = "create", abbreviateSynopsis = true, sortOptions = false)
final class ReleaseCreateCommand implements Callable<Integer> {
    private static final String OFFICIAL = "chinh-thuc";
    private static final String PRELIMINARY = "so-bo";

    private final Htsd htsd;

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--as-of", paramLabel = "TS", converter = Moment.class)
    private @Nullable Instant asOf;

    @Option(names = "--campaign", paramLabel = "YEAR")
    private @Nullable Integer campaign;

    @ArgGroup(exclusive = true)
    private final HowFinal howFinal = new HowFinal();

    @Mixin
    private final WaitOption wait = new WaitOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** One of two. */
    static final class HowFinal {
        @Option(names = "--official")
        private boolean official;

        @Option(names = "--preliminary")
        private boolean preliminary;
    }

    ReleaseCreateCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        if (!name.matches(Release.NAME)) {
            throw new Misuse(spec.commandLine(), "release.name", name);
        }
        var kind = kind();
        var assembly = htsd.forWriting();
        int year = campaign(assembly);
        try (var lock = htsd.lock("release create", wait.wait)) {
            var request = new Releasing.Request(name, kind, year, asOf);
            var release = new Releasing(assembly).create(request, htsd.progress());
            htsd.print(
                    "release.created",
                    release.name(),
                    release.build(),
                    htsd.texts().say("release.kind." + release.kind().code()),
                    release.campaign());
            return 0;
        }
    }

    /** As the options say, else as the name ends. */
    private Release.Kind kind() {
        if (howFinal.official || !howFinal.preliminary && name.contains(OFFICIAL)) {
            return Release.Kind.OFFICIAL;
        }
        if (howFinal.preliminary || name.contains(PRELIMINARY)) {
            return Release.Kind.PRELIMINARY;
        }
        throw new Misuse(spec.commandLine(), "release.kind", name);
    }

    /** As the option says, else as the name begins, else the latest. */
    private int campaign(Assembly assembly) {
        var campaigns = assembly.reference().campaigns();
        if (campaign != null) {
            if (campaigns.of(campaign).isEmpty()) {
                throw new Misuse(spec.commandLine(), "decide.campaign", Integer.toString(campaign));
            }
            return campaign;
        }
        return name.matches("\\d{4}-.*")
                        && campaigns.of(Integer.parseInt(name.substring(0, 4))).isPresent()
                ? Integer.parseInt(name.substring(0, 4))
                : campaigns.latest().year();
    }
}
