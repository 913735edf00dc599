package vn.htsd.scheduler.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.release.Releases;
import vn.htsd.transform.publish.ReleaseDiff;

/** Compares two releases, or a release with the published build. */
@Command(name = "diff", abbreviateSynopsis = true, sortOptions = false)
final class ReleaseDiffCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of(
            "campaign_year",
            "level",
            "code",
            "name",
            "measure",
            "before",
            "after",
            "change",
            "reason",
            "part",
            "reporter",
            "cause",
            "file_name",
            "received_at");

    private final Htsd htsd;

    @Parameters(index = "0", paramLabel = "A")
    private String older = "";

    @Parameters(index = "1", paramLabel = "B", arity = "0..1")
    private @Nullable String newer;

    @Option(names = "--level", paramLabel = "LEVEL")
    private @Nullable Level level;

    @Mixin
    private final RowsOption rows = new RowsOption();

    /** Levels of places. */
    enum Level {
        NATION,
        PROVINCE,
        DISTRICT,
        COMMUNE
    }

    ReleaseDiffCommand(Htsd htsd) {
        this.htsd = htsd;
    }

    @Override
    public Integer call() {
        htsd.forReading();
        var moves = new ReleaseDiff(warehouse(older), warehouse(newer))
                .moves().stream()
                        .filter(move -> level == null || move.level().equalsIgnoreCase(level.name()))
                        .toList();
        if (moves.isEmpty() && rows.forPeople()) {
            htsd.tell("release.same");
            return 0;
        }
        try (var sink = rows.open(htsd, COLUMNS, "release.diff_columns")) {
            moves.forEach(move -> sink.row(cells(move)));
        }
        return 0;
    }

    private Path warehouse(@Nullable String name) {
        if (name != null) {
            var releases = new Releases(htsd.workspace());
            return releases.warehouse(releases.named(name));
        }
        var published = htsd.workspace().warehouse();
        if (!Files.isRegularFile(published)) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(Problems.BUNDLE, "release.no_build", published));
        }
        return published;
    }

    private List<@Nullable Object> cells(ReleaseDiff.Move move) {
        return Arrays.asList(
                move.campaign(),
                rows.code(htsd, "release.level", move.level()),
                move.code(),
                move.name(),
                rows.code(htsd, "release.measure", move.measure()),
                move.before(),
                move.after(),
                zeroIfBlank(move.after()).subtract(zeroIfBlank(move.before())),
                rows.code(htsd, "release.reason", move.reason().code()),
                move.part(),
                move.reporter(),
                move.cause(),
                move.fileName(),
                rows.moment(move.receivedAt()));
    }

    private static BigDecimal zeroIfBlank(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
