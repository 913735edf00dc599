package vn.htsd.transform.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.workspace.ReadOnly;
import vn.htsd.data.workspace.Workspace;
import vn.htsd.transform.mart.Marts;

/**
 * Writes a build aside, loads it into a new warehouse file, checks it, and publishes it: the rename of the warehouse file
 * is the publication. A build that breaks an identity is kept under {@code builds/.broken-…} as evidence.
 */
public final class BuildPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(BuildPublisher.class);
    private static final String BUNDLE = "vn.htsd.transform.publish.messages";

    private final Workspace workspace;
    private final @Nullable Clock clock;

    /** @param clock dates publications; null where nobody keeps a log of them */
    public BuildPublisher(Workspace workspace, @Nullable Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    /** The id of the build that readers see now. */
    public Optional<String> published() {
        return WarehouseFile.buildId(workspace.warehouse());
    }

    /**
     * Makes sure that the published build can be made once more.
     *
     * @throws HtsdException if it was made from something else than {@code inputs}, releases apart
     */
    public void requireCurrent(BuildInputs inputs) {
        var current = published()
                .flatMap(id -> BuildManifest.read(workspace.builds().resolve(id)))
                .filter(manifest -> manifest.isOf(inputs));
        if (current.isEmpty()) {
            throw new HtsdException(
                    Category.INPUT,
                    Message.of(BUNDLE, "not_current", published().orElse("-")));
        }
    }

    /**
     * Writes and checks the build of {@code inputs}; nobody sees it yet.
     *
     * @param directories a hash of who takes part, by campaign
     * @return its warehouse file, in the scratch directory
     * @throws HtsdException if it breaks an identity
     */
    public Path make(
            BuildInputs inputs,
            Increment increment,
            Marts marts,
            Map<String, String> directories,
            Dataset<Row> build,
            Progress progress) {
        var id = inputs.buildId();
        var aside = workspace.scratch().resolve("build-" + id);
        var file = workspace.scratch().resolve("warehouse-" + id + ".duckdb");
        try {
            ReadOnly.delete(aside);
            Files.deleteIfExists(file);
            Files.createDirectories(aside);
            new BuildWriter(aside, increment).write(marts, build, progress);
            BuildManifest.of(inputs, directories).write(aside);
            LOG.info("Wrote build {} as Parquet", id);
            Files.createDirectories(workspace.builds());
            var broken = WarehouseFile.load(aside, file, workspace, increment);
            if (!broken.isEmpty()) {
                throw broken(id, broken, aside, file);
            }
            LOG.info("Loaded and checked build {}", id);
            var home = workspace.builds().resolve(id);
            ReadOnly.delete(home);
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
            ReadOnly.protect(home);
            ReadOnly.protect(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows the build to every reader: the rename is the publication. */
    public void publish(String id, Path file) {
        try {
            Files.move(
                    file, workspace.warehouse(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (clock != null) {
                new PublicationLog(workspace).add(id, clock.instant());
            }
            LOG.info("Published build {}", id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what was built, its warehouse and what is wrong with it where people find it. */
    private HtsdException broken(String id, List<String> broken, Path aside, Path file) throws IOException {
        var evidence = workspace.builds().resolve(".broken-" + id);
        var note = evidence.resolve("BROKEN.txt");
        ReadOnly.delete(evidence);
        Files.move(aside, evidence, StandardCopyOption.ATOMIC_MOVE);
        Files.move(file, evidence.resolve("warehouse.duckdb"), StandardCopyOption.ATOMIC_MOVE);
        var rows = String.join(System.lineSeparator(), broken);
        Files.writeString(
                note,
                Message.of(BUNDLE, "broken_note", id, broken.size(), rows).in(Message.VIETNAMESE)
                        + Message.of(BUNDLE, "broken_note", id, broken.size(), rows)
                                .in(Locale.ENGLISH));
        LOG.error("Build {} breaks what must hold: {}", id, broken);
        return new HtsdException(Category.BUG, Message.of(BUNDLE, "broken", id, broken.size(), broken.get(0), note));
    }
}
