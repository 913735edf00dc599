package vn.htsd.scheduler.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.release.Release;
import vn.htsd.data.release.Releases;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.ingest.land.Archive;
import vn.htsd.reports.catalogue.Revision;
import vn.htsd.reports.query.BuildInfo;
import vn.htsd.reports.query.Letters;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.transform.publish.ReleaseDiff;

/** Compares a release with another, or with the published build, as reports tell it. */
public final class Revisions {
    private final Workspace workspace;

    /** @param workspace whose releases are compared; which of them it is seen through does not matter */
    public Revisions(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * @param newer null for the published build
     * @throws HtsdException if there is no such release, or nothing was published yet
     */
    public Revision between(Release older, @Nullable Release newer) {
        var before = workspace.at(older.name());
        var after = newer == null ? new Workspace(workspace.home()) : workspace.at(newer.name());
        if (!Files.isRegularFile(after.warehouse())) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(Assembly.BUNDLE, "no_warehouse", after.warehouse()));
        }
        var diff = new ReleaseDiff(before.warehouse(), after.warehouse()).moves();
        var letters = letters(after, diff);
        var moves = diff.stream()
                .map(each -> move(each, each.cause() == null ? null : letters.get(each.cause())))
                .toList();
        return new Revision(version(older, before), version(newer, after), moves);
    }

    /** By submission, the letter that a correction rests on, or the number that a report gives itself. */
    private Map<String, String> letters(Workspace seen, List<ReleaseDiff.Move> moves) {
        var submissions = moves.stream()
                .map(ReleaseDiff.Move::cause)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        var archive = new Archive(workspace.archive());
        var letters = new HashMap<String, String>();
        try (var warehouse = new Warehouse(seen.warehouse())) {
            for (var each : Letters.of(warehouse, submissions).entrySet()) {
                var letter = each.getValue().file() == null
                        ? each.getValue().number()
                        : source(archive, each.getValue().file());
                if (letter != null) {
                    letters.put(each.getKey(), letter);
                }
            }
        }
        return letters;
    }

    private static @Nullable String source(Archive archive, String sha256) {
        try {
            return archive.receiptsOf(sha256).stream()
                    .map(each -> each.receipt().source())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The release before the one that the workspace is seen through, or the last one, beside what it shows; empty where there is none. */
    public Optional<Revision> sinceLastRelease(int campaign) {
        var releases = new Releases(workspace);
        Release last = null;
        Release shown = null;
        for (var each : releases.all()) {
            if (releases.warehouse(each).equals(workspace.warehouse())) {
                shown = each;
                break;
            }
            if (each.campaign() == campaign) {
                last = each;
            }
        }
        return last == null || !Files.isRegularFile(workspace.warehouse())
                ? Optional.empty()
                : Optional.of(between(last, shown));
    }

    private static Revision.Version version(@Nullable Release release, Workspace seen) {
        try (var warehouse = new Warehouse(seen.warehouse())) {
            var moment = BuildInfo.read(warehouse).map(BuildInfo::moment).orElse(null);
            return release == null
                    ? new Revision.Version(null, false, moment)
                    : new Revision.Version(release.name(), release.kind() == Release.Kind.OFFICIAL, moment);
        }
    }

    private static Revision.Move move(ReleaseDiff.Move move, @Nullable String letter) {
        return new Revision.Move(
                move.campaign(),
                move.level(),
                move.code(),
                move.name(),
                move.measure(),
                whole(move.before()),
                whole(move.after()),
                move.reason().code(),
                whole(move.part()),
                move.reporter(),
                move.cause(),
                move.fileName(),
                move.receivedAt(),
                letter);
    }

    private static @Nullable Long whole(@Nullable BigDecimal value) {
        return value == null ? null : value.longValueExact();
    }
}
