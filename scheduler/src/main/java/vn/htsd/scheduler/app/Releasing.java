package vn.htsd.scheduler.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.release.Release;
import vn.htsd.data.release.Releases;
import vn.htsd.transform.publish.Builds;

/** Gives a build a name and keeps it for ever. The caller holds the workspace lock. */
public final class Releasing {
    private final Assembly assembly;

    public Releasing(Assembly assembly) {
        this.assembly = assembly;
    }

    /** @param asOf null for the published build, else the moment to build as of */
    public record Request(String name, Release.Kind kind, int campaign, @Nullable Instant asOf) {}

    /** @throws HtsdException if there is a release of this name, or nothing was published yet */
    public Release create(Request request, Progress progress) {
        var releases = new Releases(assembly.workspace());
        releases.requireFree(request.name());
        return request.asOf() == null
                ? published(request, releases, progress)
                : asOf(request, request.asOf(), releases, progress);
    }

    private Release published(Request request, Releases releases, Progress progress) {
        var workspace = assembly.workspace();
        var builds = new Builds(workspace);
        var id = builds.published();
        if (id.isEmpty()) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(Assembly.BUNDLE, "no_warehouse", workspace.warehouse()));
        }
        var cut = builds.all().stream()
                .filter(build -> build.state() == Builds.State.PUBLISHED)
                .findFirst()
                .flatMap(build -> Optional.ofNullable(build.asOf()));
        var release = release(request, id.get(), cut.orElse(null));
        progress.beforePublication();
        releases.keep(release, workspace.warehouse());
        return release;
    }

    private Release asOf(Request request, Instant moment, Releases releases, Progress progress) {
        var built = assembly.transform().build(moment, progress);
        try {
            var release = release(request, built.buildId(), moment);
            progress.beforePublication();
            releases.keep(release, built.warehouse());
            return release;
        } finally {
            delete(built.warehouse());
        }
    }

    private Release release(Request request, String build, @Nullable Instant asOf) {
        var now = assembly.clock().instant();
        return new Release(request.name(), request.kind(), request.campaign(), build, asOf, now);
    }

    private static void delete(java.nio.file.Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
