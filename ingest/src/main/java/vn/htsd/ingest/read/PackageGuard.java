package vn.htsd.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import vn.htsd.data.finding.Rule;

/** Looks at the package of a workbook or document before anything is unpacked from it. */
final class PackageGuard {
    /** Below this size a high ratio is only a sheet of equal cells. */
    static final long SMALL = 16 * Limits.MEGABYTE;

    /** No deflate stream unpacks to more than this many times its size. */
    private static final long DEFLATE_LIMIT = 1_032;
    /** A DOCTYPE stands before the root element, and hardly any writer puts a kilobyte before that. */
    private static final int XML_HEAD = 1_024;

    private static final int LONGEST_XML_HEAD = 64 * 1_024;
    private static final Pattern ROOT = Pattern.compile("<[\\p{L}_]");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|$)");
    private static final String PICTURES = "xl/media/";

    private final ZipFile zip;
    private final Limits limits;

    private PackageGuard(ZipFile zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    /** The package, to be looked at by {@link #check} first. */
    static ZipFile open(Path file) throws Refused {
        try {
            return new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException broken) {
            throw Refused.unreadable(broken, "broken_zip");
        }
    }

    /** @return the names of the parts that are pictures, in order */
    static List<String> check(ZipFile zip, Limits limits, Deadline deadline) throws Refused {
        try {
            return new PackageGuard(zip, limits).check(deadline);
        } catch (IOException | IllegalArgumentException broken) {
            throw Refused.unreadable(broken, "broken_zip");
        }
    }

    private List<String> check(Deadline deadline) throws IOException, Refused {
        if (zip.size() > limits.entries()) {
            throw Refused.because(Rule.FILE_UNSAFE, "many_entries", zip.size(), limits.entries());
        }
        var pictures = new ArrayList<String>();
        long content = 0;
        for (var entry : Collections.list(zip.entries())) {
            checkName(entry.getName());
            content += unpackedSize(entry);
            if (content > limits.contentBytes()) {
                throw Refused.because(Rule.FILE_UNSAFE, "zip_bomb");
            }
            checkXml(entry);
            deadline.check();
            if (entry.getName().startsWith(PICTURES) && !entry.isDirectory()) {
                pictures.add(entry.getName());
            }
        }
        Collections.sort(pictures);
        return pictures;
    }

    private static void checkName(String name) throws Refused {
        if (name.startsWith("/") || name.contains("..") || name.contains("\\") || name.contains(":")) {
            throw Refused.because(Rule.FILE_UNSAFE, "path_trick", name);
        }
    }

    /** The stated size may lie, so where it could hide a bomb the entry is unpacked into nothing and counted. */
    private long unpackedSize(ZipEntry entry) throws IOException, Refused {
        long packed = Math.max(entry.getCompressedSize(), 0);
        long stated = Math.max(entry.getSize(), 0);
        checkSize(packed, stated);
        if (packed * DEFLATE_LIMIT <= SMALL) {
            return stated;
        }
        long counted = 0;
        var buffer = new byte[64 * 1024];
        try (InputStream stream = zip.getInputStream(entry)) {
            for (int read; (read = stream.read(buffer)) >= 0; ) {
                counted += read;
                checkSize(packed, counted);
            }
        }
        return counted;
    }

    private void checkSize(long packed, long unpacked) throws Refused {
        if (unpacked > limits.entryBytes() || (unpacked > SMALL && unpacked > packed * limits.inflateRatio())) {
            throw Refused.because(Rule.FILE_UNSAFE, "zip_bomb");
        }
    }

    private void checkXml(ZipEntry entry) throws IOException, Refused {
        var name = entry.getName();
        if (!name.endsWith(".xml") && !name.endsWith(".rels") && !name.endsWith(".vml")) {
            return;
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            var head = text(stream.readNBytes(XML_HEAD));
            if (!showsRoot(head)) {
                // Somebody put something long before the root: what, is looked at whole.
                head += text(stream.readNBytes(LONGEST_XML_HEAD));
            }
            boolean hidden = head.length() > XML_HEAD && !showsRoot(head);
            if (hidden || head.contains("<!DOCTYPE") || head.contains("<!ENTITY")) {
                throw Refused.because(Rule.FILE_UNSAFE, "doctype", name);
            }
        }
    }

    private static boolean showsRoot(String head) {
        return ROOT.matcher(head.contains("<!--") ? COMMENT.matcher(head).replaceAll("") : head)
                .find();
    }

    /** Latin-1 keeps every byte; dropping NUL finds the word in UTF-16 too. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    }
}
