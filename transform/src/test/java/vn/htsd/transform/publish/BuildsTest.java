package vn.htsd.transform.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.release.Release;
import vn.htsd.data.release.Releases;
import vn.htsd.data.workspace.ReadOnly;
import vn.htsd.data.workspace.Workspace;

/** Which builds may go. No Spark: a build is a directory with its manifest. */
class BuildsTest {
    private static final Instant NOW = Instant.parse("2025-11-08T03:00:00Z");

    private final Workspace workspace;

    BuildsTest(@TempDir Path home) {
        this.workspace = new Workspace(home).create();
    }

    private Path build(String id, Duration ago) throws Exception {
        var directory = Files.createDirectories(workspace.builds().resolve(id).resolve("build"));
        Files.writeString(directory.resolve("part-0.parquet"), id);
        var none = new TreeMap<String, String>();
        new BuildManifest(id, null, "p", "r", "f", "s", none, none, new TreeMap<>(), new TreeMap<>(), none)
                .write(workspace.builds().resolve(id));
        ReadOnly.protect(workspace.builds().resolve(id));
        new PublicationLog(workspace).add(id, NOW.minus(ago));
        return directory;
    }

    private List<String> left() {
        return new Builds(workspace).all().stream().map(Builds.Build::id).toList();
    }

    @Test
    void clearing_keeps_what_is_released_recent_or_among_the_last() throws Exception {
        build("released", Duration.ofDays(90));
        build("old", Duration.ofDays(60));
        build("third", Duration.ofDays(3));
        build("second", Duration.ofHours(23));
        build("first", Duration.ofHours(1));
        var warehouse = Files.writeString(workspace.scratch().resolve("w"), "duck");
        new Releases(workspace)
                .keep(new Release("2025-so-bo", Release.Kind.PRELIMINARY, 2025, "released", null, NOW), warehouse);
        var cleared = new Builds(workspace).clear(1, NOW);
        assertThat(cleared.removed()).extracting(Builds.Build::id).containsExactly("third", "old");
        assertThat(left()).containsExactly("first", "second", "released");
        assertThat(new Builds(workspace).clear(1, NOW).removed()).isEmpty();
    }

    @Test
    void what_was_published_may_not_be_written() throws Exception {
        var directory = build("first", Duration.ZERO);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("r-xr-xr-x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("part-0.parquet"))))
                .isEqualTo("r--r--r--");
    }

    @Test
    void a_release_is_found_by_its_name_and_never_replaced() throws Exception {
        var releases = new Releases(workspace);
        var warehouse = Files.writeString(workspace.scratch().resolve("w"), "duck");
        var release = new Release("2025-chinh-thuc", Release.Kind.OFFICIAL, 2025, "first", NOW.minusSeconds(60), NOW);
        assertThatThrownBy(() -> releases.named("2025-chinh-thuc"))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("has none yet");
        releases.keep(release, warehouse);
        assertThat(releases.all()).containsExactly(release);
        assertThat(releases.warehouse(release)).hasContent("duck");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                        releases.warehouse(release).getParent())))
                .isEqualTo("r-xr-xr-x");
        assertThatThrownBy(() -> releases.keep(release, warehouse))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("never replaced");
        assertThatThrownBy(() -> releases.named("2025-so-bo"))
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining("There are: 2025-chinh-thuc");
    }
}
