package vn.htsd.data.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.workspace.ReadOnly;
import vn.htsd.data.workspace.Workspace;

/**
 * The releases of a workspace: each a directory with its note {@code release.json}, its own warehouse file, and what its build
 * holds of its campaign, from which later builds make their trends; all read-only.
 */
public final class Releases {
    private static final String BUNDLE = "vn.htsd.data.release.messages";
    private static final String NOTE = "release.json";
    private static final String FIGURES = "figures";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Workspace workspace;

    public Releases(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Every release, oldest first. */
    public List<Release> all() {
        if (!Files.isDirectory(workspace.releases())) {
            return List.of();
        }
        try (var directories = Files.list(workspace.releases())) {
            return directories
                    .filter(directory -> Files.exists(directory.resolve(NOTE)))
                    .map(Releases::read)
                    .sorted(Comparator.comparing(Release::createdAt).thenComparing(Release::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws HtsdException naming those that there are, if there is no release of this name */
    public Release named(String name) {
        var all = all();
        return all.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(() -> {
            var known = all.stream().map(Release::name).collect(Collectors.joining(", "));
            return known.isEmpty()
                    ? new HtsdException(Category.INPUT, Message.of(BUNDLE, "none_yet", name))
                    : new HtsdException(Category.INPUT, Message.of(BUNDLE, "unknown", name, known));
        });
    }

    /** The warehouse of a release. */
    public Path warehouse(Release release) {
        return workspace.at(release.name()).warehouse();
    }

    /** What the build of a release holds of its campaign, as it lies in {@code builds}; empty where nobody kept it. */
    public Optional<Path> figures(Release release) {
        var kept = workspace.releases().resolve(release.name()).resolve(FIGURES);
        var build = workspace.builds().resolve(release.build());
        return Stream.of(kept, build).filter(Files::isDirectory).findFirst();
    }

    /** @throws HtsdException if there is a release of this name: one that was made is never replaced */
    public void requireFree(String name) {
        if (Files.exists(workspace.releases().resolve(name))) {
            throw new HtsdException(Category.INPUT, Message.of(BUNDLE, "taken", name));
        }
    }

    /**
     * Keeps {@code warehouse} as that of the release; the caller holds the workspace lock. Where the disk allows, both are the
     * same file, since neither ever changes.
     */
    public void keep(Release release, Path warehouse) {
        requireFree(release.name());
        var aside = workspace.scratch().resolve("release-" + release.name());
        var home = workspace.releases().resolve(release.name());
        try {
            ReadOnly.delete(aside);
            Files.createDirectories(aside);
            Files.createDirectories(workspace.releases());
            linkOrCopy(warehouse, aside.resolve("warehouse.duckdb"));
            keepFigures(release, aside.resolve(FIGURES));
            JSON.writerWithDefaultPrettyPrinter().writeValue(aside.resolve(NOTE).toFile(), note(release));
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
            ReadOnly.protect(home);
        } catch (IOException e) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "not_kept", home, e.getMessage()), e);
        }
    }

    /** Builds can be deleted and made again, releases cannot. */
    private void keepFigures(Release release, Path target) throws IOException {
        var build = workspace.builds().resolve(release.build());
        if (!Files.isDirectory(build)) {
            return;
        }
        var campaign = Path.of("campaign_year=" + release.campaign());
        try (var all = Files.walk(build)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var directory = Objects.requireNonNull(file.getParent());
                if (directory.equals(build) || directory.endsWith(campaign)) {
                    var kept = Files.createDirectories(target.resolve(build.relativize(directory)));
                    linkOrCopy(file, kept.resolve(file.getFileName()));
                }
            }
        }
    }

    private static void linkOrCopy(Path file, Path link) throws IOException {
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException | IOException diskWithoutLinks) {
            Files.copy(file, link, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode note(Release release) {
        var note = JSON.createObjectNode();
        note.put("name", release.name());
        note.put("kind", release.kind().code());
        note.put("campaign", release.campaign());
        note.put("build", release.build());
        note.put("as_of", release.asOf() == null ? null : release.asOf().toString());
        note.put("created_at", release.createdAt().toString());
        return note;
    }

    private static Release read(Path directory) {
        var file = directory.resolve(NOTE);
        try {
            var note = JSON.readTree(file.toFile());
            @Nullable String asOf = note.path("as_of").textValue();
            return new Release(
                    note.required("name").asText(),
                    Release.Kind.valueOf(note.required("kind").asText().toUpperCase(Locale.ROOT)),
                    note.required("campaign").asInt(),
                    note.required("build").asText(),
                    asOf == null ? null : Instant.parse(asOf),
                    Instant.parse(note.required("created_at").asText()));
        } catch (IOException | RuntimeException e) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "unreadable", file, e.getMessage()), e);
        }
    }
}
