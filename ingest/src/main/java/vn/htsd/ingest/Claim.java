package vn.htsd.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.ingest.land.Archive;
import vn.htsd.ingest.land.Landing;
import vn.htsd.ingest.land.Receipt;
import vn.htsd.ingest.read.Limits;
import vn.htsd.ingest.read.Parcel;

/**
 * The files of one run, moved out of the inbox so that nobody changes them any more. A claim stays on disk until its batch
 * is landed; one that a crash left is taken up again, with the moment at which it was made.
 * Parcels are unpacked inside the claim.
 *
 * @param directory holds {@code claim.json} and, below {@code files}, what was moved; below {@code parcels}, what came in parcels
 */
record Claim(Path directory, Instant claimedAt, @Nullable String channel, @Nullable String sender) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PREFIX = "claim-";
    private static final String META = Parcel.META;
    private static final String MANIFEST = "claim.json";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The claims that earlier runs left in {@code scratch}, oldest first. */
    static List<Claim> left(Path scratch) throws IOException {
        var claims = new ArrayList<Claim>();
        if (Files.isDirectory(scratch)) {
            try (var directories = Files.list(scratch)) {
                for (var directory : directories
                        .filter(path -> String.valueOf(path.getFileName()).startsWith(PREFIX))
                        .sorted()
                        .toList()) {
                    if (Files.exists(directory.resolve(MANIFEST))) {
                        claims.add(readManifest(directory));
                    } else {
                        // Killed before its first file was moved.
                        Landing.deleteTree(directory);
                    }
                }
            }
        }
        return claims;
    }

    /**
     * Moves everything in {@code inbox} that is meant to be read; null where there is nothing.
     *
     * @param taken tells whether an earlier claim has this id: a clock that stands still or goes back makes no second one
     */
    static @Nullable Claim of(
            Path inbox,
            Path scratch,
            Instant now,
            @Nullable String channel,
            @Nullable String sender,
            Predicate<String> taken)
            throws IOException {
        var found = Found.in(inbox);
        if (found.files().isEmpty()) {
            return null;
        }
        var id = STAMP.format(now);
        for (int more = 1; taken.test(id) || Files.exists(scratch.resolve(PREFIX + id)); more++) {
            id = STAMP.format(now) + "-" + more;
        }
        var claim = new Claim(scratch.resolve(PREFIX + id), now, channel, sender);
        claim.writeManifest();
        var folders = new HashSet<Path>();
        for (var file : found.files()) {
            var target = claim.files().resolve(inbox.relativize(file).toString());
            if (folders.add(target.getParent())) {
                Files.createDirectories(target.getParent());
            }
            var meta = meta(file);
            // Copied first and deleted last: wherever a crash comes, the file and what is known of it lie together.
            if (found.notes().contains(meta)) {
                Files.copy(meta, meta(target), StandardCopyOption.REPLACE_EXISTING);
                move(file, target);
                Files.deleteIfExists(meta);
            } else {
                move(file, target);
            }
        }
        for (var folder : found.files().stream().map(Path::getParent).distinct().toList()) {
            removeEmptied(folder, inbox);
        }
        return claim;
    }

    private static Path meta(Path file) {
        return file.resolveSibling(file.getFileName() + META);
    }

    /** Folders that the claim emptied go too; the inbox itself, and whatever still holds something, stays. */
    private static void removeEmptied(@Nullable Path folder, Path inbox) throws IOException {
        for (var at = folder; at != null && !at.equals(inbox); at = at.getParent()) {
            try {
                Files.deleteIfExists(at);
            } catch (DirectoryNotEmptyException stillInUse) {
                return;
            }
        }
    }

    /** What tells this claim from every other, also when it is taken up again: the moment at which it was made. */
    String id() {
        return String.valueOf(directory.getFileName()).substring(PREFIX.length());
    }

    private Path files() {
        return directory.resolve("files");
    }

    private static Claim readManifest(Path directory) throws IOException {
        var manifest = JSON.readTree(Files.readAllBytes(directory.resolve(MANIFEST)));
        return new Claim(
                directory,
                Instant.parse(manifest.path("claimed_at").stringValue("")),
                text(manifest.path("channel")),
                text(manifest.path("sender")));
    }

    private void writeManifest() throws IOException {
        Files.createDirectories(directory);
        var manifest = new LinkedHashMap<String, @Nullable Object>();
        manifest.put("claimed_at", claimedAt.toString());
        manifest.put("channel", channel);
        manifest.put("sender", sender);
        var partial = directory.resolve(MANIFEST + ".tmp");
        Files.write(partial, JSON.writeValueAsBytes(manifest));
        Files.move(partial, directory.resolve(MANIFEST), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A rename where it can be; across file systems a copy that gets its name only when it is whole. */
    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            var partial = to.resolveSibling("." + to.getFileName() + ".part");
            Files.copy(from, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, to, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(from);
        }
    }

    /** The files under the standard limits. */
    List<ClaimedFile> claimed() throws IOException {
        return claimed(Limits.STANDARD);
    }

    /**
     * The files in the order of their names, each with its receipt. Those of a parcel come behind the parcel, which is kept
     * too.
     */
    List<ClaimedFile> claimed(Limits limits) throws IOException {
        if (!Files.isDirectory(files())) {
            return List.of();
        }
        var claimed = new ArrayList<ClaimedFile>();
        var found = Found.in(files());
        for (var file : found.files()) {
            var name = files().relativize(file).toString().replace('\\', '/');
            var receipt = receipt(file, found.notes());
            var parcel = Parcel.unpack(file, name, unpacked(name), limits);
            if (parcel.isEmpty()) {
                claimed.add(new ClaimedFile(name, file, receipt));
            } else {
                addParcel(new ClaimedFile(name, file, receipt), parcel.get(), claimed);
            }
        }
        claimed.sort(Comparator.comparing(ClaimedFile::name));
        return Companions.told(claimed);
    }

    private static void addParcel(ClaimedFile parcel, Parcel.Content content, List<ClaimedFile> claimed)
            throws IOException {
        var role = new ClaimedFile.Role.OpenedParcel(content.members().size(), content.passedOver());
        claimed.add(new ClaimedFile(parcel.name(), parcel.path(), parcel.receipt(), role, List.of()));
        var sha256 = Archive.sha256(parcel.path());
        for (var member : content.members()) {
            claimed.add(new ClaimedFile(
                    parcel.name() + "/" + member.name(),
                    member.path(),
                    receipt(member, parcel.receipt(), sha256 + "/" + member.name())));
        }
    }

    /** What came in a parcel was received with it, unless a note beside it says otherwise. */
    private static Receipt receipt(Parcel.Member member, Receipt parcel, String place) throws IOException {
        var name = member.name().substring(member.name().lastIndexOf('/') + 1);
        var receipt = member.meta() == null
                ? new Receipt(name, parcel.receivedAt(), parcel.channel(), parcel.sender())
                : FileMeta.read(member.meta()).receipt(name, parcel.receivedAt(), parcel.channel(), parcel.sender());
        return receipt.with(receipt.note().in(place));
    }

    /** Outside {@link #files}, and no name that anybody gave. */
    private Path unpacked(String parcel) {
        var id = UUID.nameUUIDFromBytes(parcel.getBytes(StandardCharsets.UTF_8));
        return directory.resolve("parcels").resolve(id.toString());
    }

    private Receipt receipt(Path file, Set<Path> notes) throws IOException {
        var name = String.valueOf(file.getFileName());
        var meta = meta(file);
        if (!notes.contains(meta)) {
            return new Receipt(name, claimedAt, channel, sender);
        }
        return FileMeta.read(meta).receipt(name, claimedAt, channel, sender);
    }

    /** The batch is landed: the archive has the bytes. */
    void done() throws IOException {
        Landing.deleteTree(directory);
    }

    /** Everything below {@code root} that is meant to be read, by name. */
    static List<Path> filesIn(Path root) throws IOException {
        return Found.in(root).files();
    }

    /**
     * What lies below a folder.
     *
     * @param files those that are meant to be read, by name
     * @param notes those that say something of the file beside them
     */
    private record Found(List<Path> files, Set<Path> notes) {
        static Found in(Path root) throws IOException {
            var found = new Found(new ArrayList<>(), new HashSet<>());
            Files.walkFileTree(root, new SimpleFileVisitor<Path>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return !directory.equals(root) && isHidden(directory, "._")
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        found.add(file, String.valueOf(file.getFileName()));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            found.files().sort(Comparator.comparing(Path::toString));
            return found;
        }

        private void add(Path file, String name) {
            if (name.endsWith(META)) {
                notes.add(file);
            } else if (!isHidden(file, "._") && !name.startsWith("~$")) {
                files.add(file);
            }
        }
    }

    /** Files that Windows leaves in a folder are hidden there. */
    private static boolean isHidden(Path path, String marks) {
        var name = String.valueOf(path.getFileName());
        if (name.equalsIgnoreCase("Thumbs.db") || name.equalsIgnoreCase("desktop.ini")) {
            return true;
        }
        return !name.isEmpty() && marks.indexOf(name.charAt(0)) >= 0;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }
}
