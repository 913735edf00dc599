package vn.htsd.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import vn.htsd.data.finding.Rule;

/** Looks at a workbook's package before anything is unpacked from it. */
final class PackageGuard {
    static final int MOST_ENTRIES = 2_000;
    static final long LARGEST_CONTENT = 256L * 1024 * 1024;
    /** Below this size a high ratio is only a sheet of equal cells. */
    private static final long SMALL = 16L * 1024 * 1024;

    private static final long WORST_RATIO = 100;
    /** No deflate stream unpacks to more than this many times its size. */
    private static final long DEFLATE_LIMIT = 1_032;
    /** A DOCTYPE stands before the root element; no writer puts a kilobyte of anything before it. */
    private static final int XML_HEAD = 1_024;

    private PackageGuard() {}

    static void check(Path file) throws IOException, Refused {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw Refused.because(Rule.FILE_UNSAFE, "many_entries", zip.size());
            }
            long content = 0;
            for (var entry : Collections.list(zip.entries())) {
                checkName(entry.getName());
                content += unpackedSize(zip, entry);
                if (content > LARGEST_CONTENT) {
                    throw Refused.because(Rule.FILE_UNSAFE, "zip_bomb");
                }
                checkXml(zip, entry);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw Refused.unreadable(broken, "broken_zip");
        }
    }

    private static void checkName(String name) throws Refused {
        if (name.startsWith("/") || name.contains("..") || name.contains("\\") || name.contains(":")) {
            throw Refused.because(Rule.FILE_UNSAFE, "path_trick", name);
        }
    }

    /** The stated size may lie, so where it could hide a bomb the entry is unpacked into nothing and counted. */
    private static long unpackedSize(ZipFile zip, ZipEntry entry) throws IOException, Refused {
        long packed = Math.max(entry.getCompressedSize(), 0);
        long stated = Math.max(entry.getSize(), 0);
        if (stated > SMALL && stated > packed * WORST_RATIO) {
            throw Refused.because(Rule.FILE_UNSAFE, "zip_bomb");
        }
        if (packed * DEFLATE_LIMIT <= SMALL) {
            return stated;
        }
        long counted = 0;
        var buffer = new byte[64 * 1024];
        try (InputStream stream = zip.getInputStream(entry)) {
            for (int read; (read = stream.read(buffer)) >= 0; ) {
                counted += read;
                if (counted > LARGEST_CONTENT || (counted > SMALL && counted > packed * WORST_RATIO)) {
                    throw Refused.because(Rule.FILE_UNSAFE, "zip_bomb");
                }
            }
        }
        return counted;
    }

    private static void checkXml(ZipFile zip, ZipEntry entry) throws IOException, Refused {
        var name = entry.getName();
        if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
            return;
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            var head = stream.readNBytes(XML_HEAD);
            // Latin-1 keeps every byte; dropping NUL finds the word in UTF-16 too.
            var text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
            if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
                throw Refused.because(Rule.FILE_UNSAFE, "doctype", name);
            }
        }
    }
}
