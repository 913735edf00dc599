package vn.htsd.ingest.land;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import vn.htsd.data.workspace.Workspace;

/** The landed batches of a workspace: what earlier ones hold, and a new one, all or nothing. */
public final class Landing {
    static final String FILES = "files.tsv";
    static final String MANIFEST = "batch.json";
    /** What need not be read again when the same bytes come again. */
    private static final Set<String> SETTLED = Set.of("accepted", "partly", "document");

    private final Workspace workspace;

    public Landing(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Files whose figures are in the landing already, and documents whose party is known, by content hash, with the day of their first receipt. */
    public Map<String, Instant> loaded() throws IOException {
        var loaded = new HashMap<String, Instant>();
        if (!Files.isDirectory(workspace.landing())) {
            return loaded;
        }
        try (var batches = Files.newDirectoryStream(workspace.landing(), Files::isDirectory)) {
            for (var batch : batches) {
                var files = batch.resolve(FILES);
                if (Files.exists(files)) {
                    Files.readAllLines(files).stream()
                            .skip(1)
                            .map(line -> line.split("\t"))
                            .forEach(line -> {
                                if (SETTLED.contains(line[1])) {
                                    loaded.merge(line[0], Instant.parse(line[2]), Landing::earlier);
                                }
                            });
                }
            }
        }
        return loaded;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    public boolean has(String batch) {
        return Files.isDirectory(workspace.landing().resolve(batch));
    }

    /** Opens a batch under a temporary name; what a crash left there goes first. */
    public Batch open() throws IOException {
        var directory = workspace.scratch().resolve("landing");
        deleteTree(directory);
        Files.createDirectories(directory);
        return new Batch(this, directory);
    }

    /**
     * Moves a complete batch to its place: contacts first, so that a batch that is there has its contacts too.
     */
    void publish(Path directory, Path contacts, String batch) throws IOException {
        var home = workspace.contacts();
        Files.createDirectories(home);
        Files.move(
                contacts,
                home.resolve(batch + ".parquet"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(workspace.landing());
        Files.move(directory, workspace.landing().resolve(batch), StandardCopyOption.ATOMIC_MOVE);
    }

    static void ownerOnly(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Deletes {@code directory} with all below it, if it is there. */
    public static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    static void writeText(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
