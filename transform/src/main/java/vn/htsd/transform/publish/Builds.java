package vn.htsd.transform.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.release.Release;
import vn.htsd.data.release.Releases;
import vn.htsd.data.workspace.ReadOnly;
import vn.htsd.data.workspace.Workspace;

/** The builds of a workspace, and which of them may go. */
public final class Builds {
    /** Whoever opened a build yesterday may still be working on it. */
    private static final Duration RECENT = Duration.ofHours(24);

    private static final String BROKEN = ".broken-";

    private final Workspace workspace;

    public Builds(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What became of a build. */
    public enum State {
        /** The one that readers see now. */
        PUBLISHED,
        /** It was published before, or made for a release. */
        KEPT,
        /** It broke an identity and was never published; its directory says which. */
        BROKEN
    }

    /**
     * One build on disk.
     *
     * @param publishedAt its last publication; of one that was never published, when it was made
     * @param asOf the moment that it was cut at; null for everything
     * @param batches batches of files that it was made from; null where its manifest does not say
     * @param releases names of the releases that rest on it
     */
    public record Build(
            String id,
            State state,
            Instant publishedAt,
            @Nullable Instant asOf,
            @Nullable Integer batches,
            List<String> releases,
            Path directory) {
        public Build {
            releases = List.copyOf(releases);
        }
    }

    /** The id of the build that readers see now; empty where nothing was published yet. */
    public Optional<String> published() {
        return WarehouseFile.buildId(workspace.warehouse());
    }

    /** Every build: the published one, then the youngest first. */
    public List<Build> all() {
        if (!Files.isDirectory(workspace.builds())) {
            return List.of();
        }
        var publications = new PublicationLog(workspace).last();
        var published = published();
        var releases = new Releases(workspace).all();
        try (var directories = Files.list(workspace.builds())) {
            var builds = new ArrayList<Build>();
            for (var directory : directories.filter(Files::isDirectory).toList()) {
                var name = directory.getFileName().toString();
                boolean broken = name.startsWith(BROKEN);
                if (broken || !name.startsWith(".")) {
                    var id = broken ? name.substring(BROKEN.length()) : name;
                    var moment = broken ? null : publications.get(id);
                    builds.add(build(id, state(id, broken, published), moment, releases, directory));
                }
            }
            builds.sort(Comparator.comparing((Build build) -> build.state() != State.PUBLISHED)
                    .thenComparing(Comparator.comparing(Build::publishedAt).reversed())
                    .thenComparing(Build::id));
            return builds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static State state(String id, boolean broken, Optional<String> published) {
        if (broken) {
            return State.BROKEN;
        }
        return published.filter(id::equals).isPresent() ? State.PUBLISHED : State.KEPT;
    }

    private static Build build(
            String id, State state, @Nullable Instant published, List<Release> releases, Path directory)
            throws IOException {
        var manifest = BuildManifest.read(directory);
        var made = Files.getLastModifiedTime(directory).toInstant();
        return new Build(
                id,
                state,
                Objects.requireNonNullElse(published, made),
                manifest.map(BuildManifest::asOf).orElse(null),
                manifest.map(each -> each.batches().size()).orElse(null),
                releases.stream()
                        .filter(release -> release.build().equals(id) && state != State.BROKEN)
                        .map(Release::name)
                        .toList(),
                directory);
    }

    /** What a clearing removed and what it kept. */
    public record Cleared(List<Build> removed, List<Build> kept) {
        public Cleared {
            removed = List.copyOf(removed);
            kept = List.copyOf(kept);
        }
    }

    /**
     * Removes builds that nobody needs; the caller holds the workspace lock. Kept are the published one, those that a release
     * rests on, the last {@code keep} others, and whatever was published in the last 24 hours. The evidence of a broken build
     * goes when it is older than those 24 hours and not among the last {@code keep} broken ones.
     */
    public Cleared clear(int keep, Instant now) {
        var removed = new ArrayList<Build>();
        var kept = new ArrayList<Build>();
        int whole = 0;
        int broken = 0;
        for (var build : all()) {
            int place = build.state() == State.BROKEN ? broken++ : whole++;
            boolean needed = build.state() == State.PUBLISHED
                    || !build.releases().isEmpty()
                    || place < keep
                    || build.publishedAt().isAfter(now.minus(RECENT));
            (needed ? kept : removed).add(build);
        }
        try {
            for (var build : removed) {
                ReadOnly.delete(build.directory());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Cleared(removed, kept);
    }
}
