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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.htsd.data.finding.Rule;

/**
 * A {@code .zip} of files, each of which is a submission of its own. The names inside say what the files are called and
 * never where they are written.
 */
public final class Parcel {
    static final int MOST_MEMBERS = 1_000;
    static final long LARGEST_MEMBER = 64L * 1024 * 1024;
    static final long LARGEST_CONTENT = 200L * 1024 * 1024;
    static final long WORST_RATIO = 100;
    /** Below this size a high ratio does no harm. */
    private static final long SMALL = 1024L * 1024;

    private static final int LONGEST_NAME = 255;
    /** What file systems or programs would take for more than a letter of a name. */
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[\\p{Cntrl}:*?\"<>|]");

    private final ZipFile zip;
    private long content;

    private Parcel(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * One file of a parcel.
     *
     * @param name its path inside the parcel, with {@code /}
     * @param path where its bytes lie
     */
    public record Member(String name, Path path) {}

    /**
     * Writes the files of a parcel below {@code directory}, all or none, and gives them by name; what an earlier call wrote
     * is taken as it is. Empty where {@code file} is no parcel or is not to be opened, which {@link ReportReader} explains.
     */
    public static List<Member> unpack(Path file, String name, Path directory) throws IOException {
        // The name is asked first: nearly every file is a workbook and need not be opened here.
        if (!name.toLowerCase(Locale.ROOT).endsWith(".zip")
                || Files.size(file) > ReportReader.LARGEST_FILE
                || FileKind.of(file, name) != FileKind.ARCHIVE) {
            return List.of();
        }
        try (var zip = Zip.open(file)) {
            return new Parcel(zip).unpack(directory);
        } catch (ZipException | EOFException | IllegalArgumentException | Refused notOpened) {
            return List.of();
        }
    }

    /** Why a parcel that was not unpacked is sent back. */
    static Refused refusal(Path file) throws IOException {
        try (var zip = Zip.open(file)) {
            var parcel = new Parcel(zip);
            for (var entry : parcel.entries()) {
                parcel.write(entry, OutputStream.nullOutputStream());
            }
            return Refused.unreadable("archive");
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            return Refused.unreadable(broken, "broken_zip");
        } catch (Refused refused) {
            return refused;
        }
    }

    private List<Member> unpack(Path directory) throws IOException, Refused {
        var entries = entries();
        if (!Files.isDirectory(directory)) {
            var partial = directory.resolveSibling(directory.getFileName() + ".part");
            // What a crash left here is written over.
            Files.createDirectories(partial);
            for (int at = 0; at < entries.size(); at++) {
                try (var stream = Files.newOutputStream(partial.resolve(Integer.toString(at)))) {
                    write(entries.get(at), stream);
                }
            }
            Files.move(partial, directory);
        }
        var members = new ArrayList<Member>();
        for (int at = 0; at < entries.size(); at++) {
            members.add(new Member(name(entries.get(at)), directory.resolve(Integer.toString(at))));
        }
        return members;
    }

    /** The files that somebody meant to send, in the order of their names. */
    private List<ZipEntry> entries() throws Refused {
        if (zip.size() > MOST_MEMBERS) {
            throw Refused.because(Rule.FILE_UNSAFE, "many_entries", zip.size());
        }
        var entries = new ArrayList<ZipEntry>();
        var names = new HashSet<String>();
        for (var entry : Collections.list(zip.entries())) {
            var name = name(entry);
            if (isTrick(name) || !names.add(name)) {
                throw Refused.because(Rule.FILE_UNSAFE, "path_trick", shortened(name));
            }
            if (!entry.isDirectory() && !isByTheWay(name)) {
                entries.add(entry);
            }
        }
        entries.sort(Comparator.comparing(Parcel::name));
        return entries;
    }

    private static String name(ZipEntry entry) {
        var name = entry.getName().replace('\\', '/');
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
        return name.endsWith(".meta.json") || name.endsWith("Thumbs.db") || name.endsWith("desktop.ini");
    }

    /** The sizes that a parcel states may lie, so what really comes out is counted. */
    private void write(ZipEntry entry, OutputStream into) throws IOException, Refused {
        long packed = Math.max(entry.getCompressedSize(), 0);
        long size = 0;
        var buffer = new byte[64 * 1024];
        try (InputStream stream = zip.getInputStream(entry)) {
            for (int read; (read = stream.read(buffer)) >= 0; ) {
                size += read;
                content += read;
                if (size > LARGEST_MEMBER
                        || content > LARGEST_CONTENT
                        || (size > SMALL && size > packed * WORST_RATIO)) {
                    throw Refused.because(Rule.FILE_UNSAFE, "zip_bomb");
                }
                into.write(buffer, 0, read);
            }
        }
    }
}
