package vn.htsd.scheduler.app;

import java.math.BigDecimal;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.release.Release;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.reports.catalogue.Revision;
import vn.htsd.reports.query.BuildInfo;
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
        var moves = new ReleaseDiff(before.warehouse(), after.warehouse())
                .moves().stream().map(Revisions::move).toList();
        return new Revision(version(older, before), version(newer, after), moves);
    }

    private static Revision.Version version(@Nullable Release release, Workspace seen) {
        try (var warehouse = new Warehouse(seen.warehouse())) {
            var moment = BuildInfo.read(warehouse).map(BuildInfo::moment).orElse(null);
            return release == null
                    ? new Revision.Version(null, false, moment)
                    : new Revision.Version(release.name(), release.kind() == Release.Kind.OFFICIAL, moment);
        }
    }

    private static Revision.Move move(ReleaseDiff.Move move) {
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
                move.receivedAt());
    }

    private static @Nullable Long whole(@Nullable BigDecimal value) {
        return value == null ? null : value.longValueExact();
    }
}
