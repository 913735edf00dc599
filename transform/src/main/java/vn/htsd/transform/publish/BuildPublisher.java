package vn.htsd.transform.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.data.progress.Progress;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.workspace.Workspace;

/**
 * Writes a build aside, loads it into a new warehouse file, checks it, and publishes it: the rename of the warehouse file
 * is the publication. A build that breaks an identity is kept under {@code builds/.broken-…} as evidence.
 */
public final class BuildPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(BuildPublisher.class);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Workspace workspace;

    public BuildPublisher(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The id of the build that readers see now. */
    public Optional<String> published() {
        return WarehouseFile.buildId(workspace.warehouse());
    }

    /** Publishes {@code tables} as the build of {@code inputs}. */
    public void publish(BuildInputs inputs, Map<TableSpec, Dataset<Row>> tables, Progress progress) {
        var id = inputs.buildId();
        var aside = workspace.scratch().resolve("build-" + id);
        var file = workspace.scratch().resolve("warehouse-" + id + ".duckdb");
        try {
            BuildWriter.delete(aside);
            Files.deleteIfExists(file);
            Files.createDirectories(aside);
            BuildWriter.write(tables, aside, progress);
            writeManifest(inputs, aside);
            LOG.info("Wrote {} tables as Parquet", tables.size());
            loadChecked(id, aside, file);
            var home = workspace.builds().resolve(id);
            BuildWriter.delete(home);
            Files.createDirectories(workspace.builds());
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
            Files.move(
                    file, workspace.warehouse(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            LOG.info("Published build {}", id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void loadChecked(String id, Path aside, Path file) throws IOException {
        try {
            WarehouseFile.load(aside, file, workspace.scratch());
        } catch (IllegalStateException broken) {
            var evidence = workspace.builds().resolve(".broken-" + id);
            BuildWriter.delete(evidence);
            Files.createDirectories(workspace.builds());
            Files.move(aside, evidence, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(file);
            throw broken;
        }
    }

    private static void writeManifest(BuildInputs inputs, Path directory) throws IOException {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("build", inputs.buildId());
        manifest.put("as_of", Objects.toString(inputs.asOf(), null));
        manifest.put("program", inputs.program());
        manifest.put("reference", inputs.referenceDigest());
        manifest.put("settings", inputs.settings());
        var batches = new LinkedHashMap<String, String>();
        for (int place = 0; place < inputs.batches().size(); place++) {
            batches.put(
                    inputs.batches().get(place).getFileName().toString(),
                    inputs.batchDigests().get(place));
        }
        manifest.put("batches", batches);
        JSON.writeValue(directory.resolve("build.json").toFile(), manifest);
    }
}
