package vn.htsd.ingest.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;

/**
 * A {@code .zip} of files, each of which is a submission of its own. The names inside say what the files are called and
 * never where they are written. A parcel inside a parcel is not opened.
 */
public final class Parcel {
    /** Ends the name of the note that lies beside a file. */
    public static final String META = ".meta.json";

    /** Below this size a high ratio does no harm. */
    static final long SMALL = Limits.MEGABYTE;

    private static final int LONGEST_NAME = 255;
    /** What file systems or programs would take for more than a letter of a name. */
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[\\p{Cntrl}:*?\"<>|]");

    private final Zip zip;
    private final Limits limits;
    private long content;

    private Parcel(Zip zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /**
     * What came out of a parcel.
     *
     * @param members the files that somebody meant to send, by name
     * @param passedOver names of what programs and file managers put beside them
     */
    public record Content(List<Member> members, List<String> passedOver) {
        public Content {
            members = List.copyOf(members);
            passedOver = List.copyOf(passedOver);
        }
    }

    /**
     * One file of a parcel.
     *
     * @param name its path inside the parcel, with {@code /}
     * @param path where its bytes lie
     * @param meta where the note that lay beside it lies; null where there was none
     */
    public record Member(String name, Path path, @Nullable Path meta) {}

    /**
     * Writes the files of a parcel below {@code directory}, all or none, and gives them by name; what an earlier call wrote
     * is taken as it is. Empty where {@code file} is no parcel or is not to be opened, which {@link ReportReader} explains.
     */
    public static Optional<Content> unpack(Path file, String name, Path directory, Limits limits) throws IOException {
        // The name is asked first: nearly every file is a workbook and need not be opened here.
        if (!name.toLowerCase(Locale.ROOT).endsWith(".zip")
                || Files.size(file) > limits.contentBytes()
                || FileKind.of(SourceFile.of(file), name) != FileKind.ARCHIVE) {
            return Optional.empty();
        }
        try (var zip = Zip.open(file)) {
            var content = new Parcel(zip, limits).unpack(directory);
            return content.members().isEmpty() ? Optional.empty() : Optional.of(content);
        } catch (ZipException | EOFException | IllegalArgumentException | Refused notOpened) {
            return Optional.empty();
        }
    }

    /** Why a parcel that was not unpacked is sent back. */
    static Refused refusal(Path file, Limits limits) throws IOException {
        try (var zip = Zip.open(file)) {
            var parcel = new Parcel(zip, limits);
            for (var entry : parcel.files().values()) {
                parcel.write(entry, OutputStream.nullOutputStream());
            }
            return Refused.unreadable("archive");
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            return Refused.unreadable(broken, "broken_archive");
        } catch (Refused refused) {
            return refused;
        }
    }

    private Content unpack(Path directory) throws IOException, Refused {
        var files = files();
        var paths = new HashMap<String, Path>();
        for (var name : files.keySet()) {
            paths.put(name, directory.resolve(Integer.toString(paths.size())));
        }
        if (!Files.isDirectory(directory)) {
            var partial = directory.resolveSibling(directory.getFileName() + ".part");
            // What a crash left here is written over.
            Files.createDirectories(partial);
            int at = 0;
            for (var entry : files.values()) {
                try (var stream = Files.newOutputStream(partial.resolve(Integer.toString(at++)))) {
                    write(entry, stream);
                }
            }
            Files.move(partial, directory);
        }
        var members = new ArrayList<Member>();
        var passedOver = new ArrayList<String>();
        for (var name : files.keySet()) {
            if (isByTheWay(name) || (name.endsWith(META) && !files.containsKey(withoutMeta(name)))) {
                passedOver.add(name);
            } else if (!name.endsWith(META)) {
                members.add(new Member(name, wherever(paths, name), paths.get(name + META)));
            }
        }
        return new Content(members, passedOver);
    }

    private static Path wherever(Map<String, Path> paths, String name) {
        return java.util.Objects.requireNonNull(paths.get(name));
    }

    private static String withoutMeta(String name) {
        return name.substring(0, name.length() - META.length());
    }

    /** All that is no directory, by name. */
    private Map<String, ZipEntry> files() throws Refused {
        if (zip.file().size() > limits.entries()) {
            throw Refused.because(Rule.FILE_UNSAFE, "many_entries", zip.file().size(), limits.entries());
        }
        var files = new TreeMap<String, ZipEntry>();
        var names = new HashSet<String>();
        for (var entry : Collections.list(zip.file().entries())) {
            var name = name(entry);
            if (isTrick(name) || !names.add(name)) {
                throw Refused.because(Rule.FILE_UNSAFE, "path_trick", shortened(name));
            }
            if (!entry.isDirectory()) {
                files.put(name, entry);
            }
        }
        return files;
    }

    private String name(ZipEntry entry) {
        var name = zip.name(entry).replace('\\', '/');
        // A drive letter must be seen before its colon goes.
        return isDrive(name) ? name : NOT_IN_A_NAME.matcher(name).replaceAll("_");
    }

    private static boolean isDrive(String name) {
        return name.length() > 1 && name.charAt(1) == ':';
    }

    private static boolean isTrick(String name) {
        if (name.startsWith("/") || isDrive(name)) {
            return true;
        }
        for (var part : name.split("/", -1)) {
            if (part.equals("..") || part.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                return true;
            }
        }
        return false;
    }

    private static String shortened(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }

    /** What file managers put beside the files, and what the inbox passes over too. */
    private static boolean isByTheWay(String name) {
        for (var part : name.split("/", -1)) {
            if (part.startsWith(".") || part.startsWith("~$") || part.equals("__MACOSX")) {
                return true;
            }
        }
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("thumbs.db") || lower.endsWith("desktop.ini");
    }

    /** The sizes that a parcel states may lie, so what really comes out is counted. */
    private void write(ZipEntry entry, OutputStream into) throws IOException, Refused {
        long packed = Math.max(entry.getCompressedSize(), 0);
        long size = 0;
        var buffer = new byte[64 * 1024];
        try (InputStream stream = zip.file().getInputStream(entry)) {
            for (int read; (read = stream.read(buffer)) >= 0; ) {
                size += read;
                content += read;
                if (size > limits.entryBytes()
                        || content > limits.contentBytes()
                        || (size > SMALL && size > packed * limits.inflateRatio())) {
                    throw Refused.because(Rule.FILE_UNSAFE, "zip_bomb");
                }
                into.write(buffer, 0, read);
            }
        }
    }
}
