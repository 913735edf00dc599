package vn.htsd.scheduler.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.htsd.transform.publish.Builds;

@Command(name = "list", abbreviateSynopsis = true, sortOptions = false)
final class BuildListCommand implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("build", "state", "published_at", "as_of", "batches", "releases", "directory");

    private final Htsd htsd;

    @Mixin
    private final RowsOption rows = new RowsOption();

    BuildListCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        htsd.forReading();
        var builds = new Builds(htsd.workspace()).all();
        if (builds.isEmpty() && rows.forPeople()) {
            htsd.tell("build.none");
            return 0;
        }
        try (var sink = rows.open(htsd, COLUMNS, "build.columns")) {
            for (var build : builds) {
                sink.row(Arrays.asList(
                        build.id(),
                        rows.code(htsd, "build.state", build.state().name().toLowerCase(Locale.ROOT)),
                        rows.moment(build.publishedAt()),
                        rows.moment(build.asOf()),
                        build.batches(),
                        String.join(", ", build.releases()),
                        build.directory().toString()));
            }
        }
        return 0;
    }
}
