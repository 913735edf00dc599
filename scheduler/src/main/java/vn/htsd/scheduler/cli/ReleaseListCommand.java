package vn.htsd.scheduler.cli;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.htsd.data.release.Releases;

@Command(name = "list", abbreviateSynopsis = true, sortOptions = false)
final class ReleaseListCommand implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("release", "kind", "campaign_year", "build", "as_of", "created_at");

    private final Htsd htsd;

    @Mixin
    private final RowsOption rows = new RowsOption();

    ReleaseListCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        htsd.forReading();
        var releases = new Releases(htsd.workspace()).all();
        if (releases.isEmpty() && rows.forPeople()) {
            htsd.tell("release.none");
            return 0;
        }
        try (var sink = rows.open(htsd, COLUMNS, "release.columns")) {
            for (var release : releases) {
                sink.row(Arrays.asList(
                        release.name(),
                        rows.code(htsd, "release.kind", release.kind().code()),
                        release.campaign(),
                        release.build(),
                        rows.moment(release.asOf()),
                        rows.moment(release.createdAt())));
            }
        }
        return 0;
    }
}
