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
import vn.htsd.transform.Transform;
import vn.htsd.transform.publish.BuildManifest;
import vn.htsd.transform.publish.Builds;

/** Gives a build a name and keeps it for ever. The caller holds the workspace lock. */
public final class Releasing {
    private final Assembly assembly;

    public Releasing(Assembly assembly) {
        this.assembly = assembly;
    }

    /** @param asOf null for the published build, else the moment to build as of */
    public record Request(String name, Release.Kind kind, int campaign, @Nullable Instant asOf) {}

    /**
     * A release shows its campaign by its own figures. Where the published build shows an older release of it, the build is made
     * once more, with nothing else changed.
     *
     * @throws HtsdException if there is a release of this name, if nothing was published yet, or if the published build cannot
     *     be made once more, since other reports have arrived
     */
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
        var manifest = BuildManifest.read(workspace.builds().resolve(id.get()));
        if (manifest.filter(each -> each.shows(request.campaign())).isPresent()) {
            var cut = manifest.get().asOf();
            return kept(
                    request,
                    assembly.transform().buildPublished(cut, request.campaign(), progress),
                    cut,
                    releases,
                    progress);
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
        var built = assembly.transform().build(moment, request.campaign(), progress);
        return kept(request, built, moment, releases, progress);
    }

    private Release kept(
            Request request,
            Transform.Unpublished built,
            @Nullable Instant asOf,
            Releases releases,
            Progress progress) {
        try {
            var release = release(request, built.buildId(), asOf);
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
