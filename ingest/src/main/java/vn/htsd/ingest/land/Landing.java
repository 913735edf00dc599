package vn.htsd.ingest.land;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.data.workspace.Workspace;

/**
 * Landed batches: what earlier ones hold, and a new one, all or nothing.
 *
 * @param home where the batches lie
 * @param contacts where their contacts lie
 * @param scratch for what is under way; on the same file system
 */
public record Landing(Path home, Path contacts, Path scratch) {
    static final String FILES = "files.tsv";
    static final String MANIFEST = "batch.json";
    /** What need not be read again when the same bytes come again. */
    private static final Set<String> SETTLED = Set.of("accepted", "partly", "document");

    public Landing(Workspace workspace) {
        this(workspace.landing(), workspace.contacts(), workspace.scratch());
    }

    /**
     * One batch that is there.
     *
     * @param claim the run that made it; empty where it does not tell
     */
    public record Landed(Path directory, String claim) {}

    /** All batches, by name. */
    public List<Landed> batches() throws IOException {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        var batches = new ArrayList<Landed>();
        try (var directories = Files.newDirectoryStream(home, Files::isDirectory)) {
            for (var directory : directories) {
                var manifest = directory.resolve(MANIFEST);
                if (Files.exists(manifest)) {
                    var claim = JsonMapper.shared()
                            .readTree(Files.readAllBytes(manifest))
                            .path("claim");
                    batches.add(new Landed(directory, claim.stringValue("")));
                }
            }
        }
        batches.sort(Comparator.comparing(Landed::directory));
        return batches;
    }

    /** The claims of all batches. */
    public Set<String> claims() throws IOException {
        return batches().stream().map(Landed::claim).collect(Collectors.toSet());
    }

    /** Takes one line of a batch's list of files. */
    private interface FileLine {
        void take(String sha256, String status, Instant receivedAt);
    }

    private static void files(Landed batch, FileLine line) throws IOException {
        var files = batch.directory().resolve(FILES);
        if (Files.exists(files)) {
            for (var text : Files.readAllLines(files).stream().skip(1).toList()) {
                var fields = text.split("\t");
                line.take(fields[0], fields[1], Instant.parse(fields[2]));
            }
        }
    }

    /**
     * Files whose figures are in the landing already, and documents whose party is known, by content hash, with the day of their first receipt.
     *
     * @param claim whose own batch does not count: taken up again after a crash, it judges its files as it did before
     */
    public Map<String, Instant> loadedBefore(String claim) throws IOException {
        var loaded = new HashMap<String, Instant>();
        for (var batch : batches()) {
            if (!batch.claim().equals(claim)) {
                files(batch, (sha256, status, receivedAt) -> {
                    if (SETTLED.contains(status)) {
                        loaded.merge(sha256, receivedAt, Landing::earlier);
                    }
                });
            }
        }
        return loaded;
    }

    /** How each content was last judged; accepted once is accepted. */
    public Map<String, String> judged() throws IOException {
        var judged = new HashMap<String, String>();
        for (var batch : batches()) {
            files(batch, (sha256, status, receivedAt) -> {
                if (!status.equals("duplicate")) {
                    judged.merge(sha256, status, (one, other) -> isLoaded(one) ? one : other);
                }
            });
        }
        return judged;
    }

    private static boolean isLoaded(String status) {
        return status.equals("accepted") || status.equals("partly");
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    public boolean has(String batch) {
        return Files.isDirectory(home.resolve(batch));
    }

    /** Opens the batch of {@code claim} under a temporary name; what a crash left there goes first. */
    public Batch open(String claim) throws IOException {
        var directory = scratch.resolve("landing");
        deleteTree(directory);
        Files.createDirectories(directory);
        return new Batch(this, directory, claim);
    }

    /**
     * Moves a complete batch to its place: contacts first, so that a batch that is there has its contacts too.
     */
    void publish(Path directory, Path people, String batch) throws IOException {
        Files.createDirectories(contacts);
        Files.move(
                people,
                contacts.resolve(batch + ".parquet"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(home);
        Files.move(directory, home.resolve(batch), StandardCopyOption.ATOMIC_MOVE);
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
        Files.walkFileTree(directory, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static void writeText(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
