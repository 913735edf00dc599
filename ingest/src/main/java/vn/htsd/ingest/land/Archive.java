package vn.htsd.ingest.land;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.ingest.document.Declared;
import vn.htsd.ingest.read.SourceFile;

/**
 * Raw bytes by content hash, {@code ab/<sha256>.<ext>}, beside a sidecar {@code <sha256>.json} that says when and how they
 * came. Bytes are never overwritten; the same bytes again add a receipt to the sidecar. Thread-safe.
 */
public final class Archive {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern EXTENSION = Pattern.compile(".*\\.([A-Za-z0-9]{1,8})$");
    private static final String BUNDLE = "vn.htsd.ingest.messages";
    /** A report in JSON ends in {@code .report.json}. */
    private static final String SIDECARS = "????????????????????????????????????????????????????????????????.json";

    private static final int STRIPES = 64;

    private final Path directory;
    private final Object[] locks = new Object[STRIPES];
    /** Those that are known to be there, at most 256. */
    private final Set<Path> folders = ConcurrentHashMap.newKeySet();

    public Archive(Path directory) {
        this.directory = directory;
        java.util.Arrays.setAll(locks, at -> new Object());
    }

    /** Keeps the bytes of {@code file}, which stays where it is; the receipts of one content are in order of time. */
    public ArchivedFile keep(Path file, Receipt receipt) throws IOException {
        return keep(SourceFile.of(file), receipt);
    }

    /** Keeps the bytes of {@code file}, as they were taken from the disk. */
    public ArchivedFile keep(SourceFile file, Receipt receipt) throws IOException {
        var sha256 = sha256(file);
        var folder = directory.resolve(sha256.substring(0, 2));
        synchronized (locks[Integer.parseInt(sha256.substring(0, 2), 16) % STRIPES]) {
            if (!folders.contains(folder)) {
                Files.createDirectories(folder);
                folders.add(folder);
            }
            var sidecar = folder.resolve(sha256 + ".json");
            var earlier = earlier(sidecar);
            var kept = folder.resolve(
                    earlier == null
                            ? keptAs(sha256, receipt.fileName())
                            : earlier.path("kept_as").stringValue(""));
            if (earlier == null || !Files.exists(kept)) {
                link(file.path(), kept);
            }
            addReceipt(sidecar, earlier, kept, file.size(), receipt);
            return new ArchivedFile(sha256, kept, receipt);
        }
    }

    /** Null where these bytes never came; one that a crash left half written is as good as none: its claim is still there. */
    private static @Nullable JsonNode earlier(Path sidecar) throws IOException {
        if (!Files.exists(sidecar)) {
            return null;
        }
        try {
            var content = JSON.readTree(Files.readAllBytes(sidecar));
            return content.isObject() ? content : null;
        } catch (JacksonException halfWritten) {
            return null;
        }
    }

    /**
     * Bytes that this archive keeps already, as they came with {@code receipt}; they are as they were, or this is no archive.
     *
     * @throws HtsdException if the bytes are no longer those of their name
     */
    public ArchivedFile kept(SourceFile file, Receipt receipt) throws IOException {
        var name = String.valueOf(file.path().getFileName());
        var sha256 = sha256(file);
        if (!name.startsWith(sha256 + ".")) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "archive_damaged", file.path()));
        }
        return new ArchivedFile(sha256, file.path(), receipt);
    }

    /** Everything that ever came: each receipt of each content. */
    public List<ArchivedFile> receipts() throws IOException {
        var all = new ArrayList<ArchivedFile>();
        if (!Files.isDirectory(directory)) {
            return all;
        }
        try (var folders = Files.newDirectoryStream(directory, Files::isDirectory)) {
            for (var folder : folders) {
                try (var sidecars = Files.newDirectoryStream(folder, SIDECARS)) {
                    for (var sidecar : sidecars) {
                        all.addAll(receiptsOf(sidecar));
                    }
                }
            }
        }
        return all;
    }

    /** The receipts of one content, oldest first; none where it never came. */
    public List<ArchivedFile> receiptsOf(String sha256) throws IOException {
        var sidecar = directory.resolve(sha256.substring(0, 2)).resolve(sha256 + ".json");
        return Files.exists(sidecar) ? receiptsOf(sidecar) : List.of();
    }

    private static List<ArchivedFile> receiptsOf(Path sidecar) throws IOException {
        var content = JSON.readTree(Files.readAllBytes(sidecar));
        var bytes = sidecar.resolveSibling(content.path("kept_as").stringValue(""));
        var sha256 = String.valueOf(sidecar.getFileName()).replace(".json", "");
        return receipts(content).stream()
                .map(receipt -> new ArchivedFile(sha256, bytes, receipt))
                .toList();
    }

    /** {@code <sha256>.<ext>}; reports in JSON make way for the sidecar of that name. */
    private static String keptAs(String sha256, String fileName) {
        var extension = EXTENSION.matcher(fileName);
        var suffix = extension.matches() ? extension.group(1).toLowerCase(Locale.ROOT) : "bin";
        return sha256 + "." + (suffix.equals("json") ? "report.json" : suffix);
    }

    /** A second name of the same file where the file system can, so that a crash loses nothing; else a copy. */
    private static void link(Path file, Path kept) throws IOException {
        try {
            Files.createLink(kept, file);
        } catch (FileAlreadyExistsException there) {
            return;
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            var partial = kept.resolveSibling(kept.getFileName() + ".tmp");
            Files.copy(file, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void addReceipt(Path sidecar, @Nullable JsonNode earlier, Path kept, long size, Receipt receipt)
            throws IOException {
        var receipts = new ArrayList<Receipt>(earlier == null ? List.of() : receipts(earlier));
        if (receipts.contains(receipt)) {
            return;
        }
        receipts.add(receipt);
        receipts.sort(Comparator.comparing(Receipt::receivedAt)
                .thenComparing(Receipt::fileName)
                .thenComparing(Receipt::claim)
                .thenComparing(Receipt::path));
        var content = new LinkedHashMap<String, @Nullable Object>(line(receipts.get(0)));
        content.put("size", size);
        content.put("kept_as", String.valueOf(kept.getFileName()));
        content.put("again", receipts.stream().skip(1).map(Archive::line).toList());
        write(sidecar, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content), earlier == null);
    }

    /** Only what replaces something has to be whole before it gets its name. */
    private static void write(Path sidecar, byte[] content, boolean first) throws IOException {
        try {
            if (first) {
                Files.write(sidecar, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return;
            }
        } catch (FileAlreadyExistsException halfWritten) {
            // Replaced like any other.
        }
        var partial = sidecar.resolveSibling(sidecar.getFileName() + ".tmp");
        Files.write(partial, content);
        Files.move(partial, sidecar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, @Nullable Object> line(Receipt receipt) {
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("file_name", receipt.fileName());
        line.put("received_at", receipt.receivedAt().toString());
        line.put("channel", receipt.channel());
        line.put("sender", receipt.sender());
        if (receipt.source() != null) {
            line.put("source", receipt.source());
        }
        line.put("claim", receipt.claim());
        line.put("path", receipt.path());
        note(receipt.note()).forEach((key, value) -> {
            if (value != null) {
                line.put(key, value);
            }
        });
        return line;
    }

    private static Map<String, @Nullable Object> note(CoverNote note) {
        var declared = note.declared();
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("parcel", note.parcel());
        line.put("reporter", declared.reporter());
        line.put("campaign_year", declared.campaignYear());
        line.put("document_number", declared.documentNumber());
        line.put(
                "document_date",
                declared.documentDate() == null ? null : declared.documentDate().toString());
        line.put("beside", note.beside().isEmpty() ? null : note.beside());
        return line;
    }

    private static CoverNote note(JsonNode line) {
        var year = line.path("campaign_year");
        var date = text(line.path("document_date"));
        var beside = new ArrayList<String>();
        line.path("beside").forEach(sha256 -> beside.add(sha256.stringValue("")));
        return new CoverNote(
                text(line.path("parcel")),
                new Declared(
                        text(line.path("reporter")),
                        year.isInt() ? Integer.valueOf(year.intValue()) : null,
                        text(line.path("document_number")),
                        date == null ? null : LocalDate.parse(date)),
                beside);
    }

    private static List<Receipt> receipts(JsonNode sidecar) {
        var receipts = new ArrayList<Receipt>();
        receipts.add(receipt(sidecar));
        sidecar.path("again").forEach(line -> receipts.add(receipt(line)));
        return receipts;
    }

    private static Receipt receipt(JsonNode line) {
        var fileName = line.path("file_name").stringValue("");
        return new Receipt(
                fileName,
                Instant.parse(line.path("received_at").stringValue("")),
                text(line.path("channel")),
                text(line.path("sender")),
                text(line.path("source")),
                line.path("claim").stringValue(""),
                line.path("path").stringValue(fileName),
                note(line));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    /** The name of the bytes of {@code file}. */
    public static String sha256(Path file) throws IOException {
        return sha256(SourceFile.of(file));
    }

    private static String sha256(SourceFile file) throws IOException {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var held = file.bytes();
            if (held != null) {
                return HexFormat.of().formatHex(sha.digest(held));
            }
            try (var stream = new DigestInputStream(Files.newInputStream(file.path()), sha)) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
