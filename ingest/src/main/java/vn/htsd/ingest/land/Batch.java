package vn.htsd.ingest.land;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.data.table.Tables;
import vn.htsd.ingest.check.Outcome;

/** One batch being written; it is there for others only after {@link #land}. Used by one thread. */
public final class Batch implements AutoCloseable {
    private static final int ID_DIGITS = 16;
    /** A file with so many reports is landed by two threads. */
    private static final int MANY = 1_000;

    private final Landing landing;
    private final String claim;
    private final Path directory;
    private final Path contacts;
    private final BatchTables tables;
    private final BufferedWriter files;
    private final List<String> identity = new ArrayList<>();
    private long fileCount;
    private @Nullable Instant receivedFrom;
    private @Nullable Instant receivedTo;
    private boolean closed;

    Batch(Landing landing, Path directory, String claim) throws IOException {
        this.landing = landing;
        this.claim = claim;
        this.directory = directory.resolve("batch");
        this.contacts = directory.resolve("contact.parquet");
        Files.createDirectories(this.directory);
        Files.deleteIfExists(contacts);
        this.tables = new BatchTables(this.directory, contacts);
        Landing.ownerOnly(contacts);
        this.files = Files.newBufferedWriter(this.directory.resolve(Landing.FILES));
        files.write("sha256\tstatus\treceived_at\n");
    }

    /** Adds a file with its reports; the order of the calls is the order of the rows. */
    public void add(LandedFile landed) throws IOException {
        var file = landed.file();
        var receivedAt = file.receipt().receivedAt();
        files.write(file.sha256() + "\t" + landed.noted() + "\t" + receivedAt + "\n");
        identity.add(file.sha256() + " " + receivedAt);
        fileCount++;
        receivedFrom = receivedFrom == null || receivedAt.isBefore(receivedFrom) ? receivedAt : receivedFrom;
        receivedTo = receivedTo == null || receivedAt.isAfter(receivedTo) ? receivedAt : receivedTo;
        if (landed.outcomes().size() < MANY) {
            for (int ordinal = 0; ordinal < landed.outcomes().size(); ordinal++) {
                new ReportRows(tables, file, ordinal).write(landed.outcomes().get(ordinal));
            }
        } else {
            addMany(file, landed.outcomes());
        }
        var document = landed.document();
        if (document != null) {
            new ReportRows(tables, file, 0).write(document);
        }
        for (var photo : landed.photos()) {
            ReportRows.write(tables, photo);
        }
    }

    /** A form B: its reports and all that hangs on them are rows of different tables, each in the order of the reports. */
    private void addMany(ArchivedFile file, List<Outcome> outcomes) throws IOException {
        var details = CompletableFuture.runAsync(() -> {
            try {
                for (int ordinal = 0; ordinal < outcomes.size(); ordinal++) {
                    new ReportRows(tables, file, ordinal).details(outcomes.get(ordinal));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            for (int ordinal = 0; ordinal < outcomes.size(); ordinal++) {
                new ReportRows(tables, file, ordinal).report(outcomes.get(ordinal));
            }
        } finally {
            // Whatever happened here: nobody may write when the tables are closed.
            details.exceptionally(failed -> null).join();
        }
        try {
            details.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof UncheckedIOException io
                    ? io.getCause()
                    : new IOException(failed.getCause());
        }
    }

    /**
     * Puts the batch in its place; its id is a hash of what the claim received when, so that the same claim gives the same
     * batch, and the same files sent once more give another. Without any report there is nothing to land.
     *
     * @param beforehand asked just before the move; throws where the batch must not be seen
     */
    public Optional<String> land(String programVersion, Runnable beforehand) throws IOException {
        closeFiles();
        if (tables.report.rows() + tables.photo.rows() == 0) {
            return Optional.empty();
        }
        var batch = id();
        if (!landing.has(batch)) {
            Landing.writeText(directory.resolve(Landing.MANIFEST), manifest(batch, programVersion));
            beforehand.run();
            landing.publish(directory, contacts, batch);
        }
        return Optional.of(batch);
    }

    /** Whether the very same batch is there already, from before a crash. */
    public boolean isLanded() {
        return landing.has(id());
    }

    private String id() {
        var sha = sha256();
        sha.update((claim + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        identity.stream()
                .sorted()
                .forEach(line -> sha.update((line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha.digest()).substring(0, ID_DIGITS);
    }

    private String manifest(String batch, String programVersion) throws IOException {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("batch", batch);
        manifest.put("claim", claim);
        manifest.put("program_version", programVersion);
        manifest.put("files", fileCount);
        manifest.put("reports", tables.report.rows());
        manifest.put("digest", digest());
        manifest.put("received_from", Objects.requireNonNull(receivedFrom).toString());
        manifest.put("received_to", Objects.requireNonNull(receivedTo).toString());
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
    }

    /** Over the bytes of all tables: two batches of the same digest hold the same rows. */
    private String digest() throws IOException {
        var sha = sha256();
        for (var table : Tables.LANDING) {
            try (var stream =
                    new DigestInputStream(Files.newInputStream(BatchTables.file(directory, table.name())), sha)) {
                stream.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void closeFiles() throws IOException {
        if (!closed) {
            closed = true;
            tables.close();
            files.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeFiles();
        Landing.deleteTree(Objects.requireNonNull(directory.getParent()));
    }
}
