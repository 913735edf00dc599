package vn.htsd.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import vn.htsd.data.finding.Rule;

/** Looks at the package of a workbook or document before anything is unpacked from it. */
final class PackageGuard {
    /** Below this size a high ratio is only a sheet of equal cells. */
    static final long SMALL = 16 * Limits.MEGABYTE;

    /** A DOCTYPE stands before the root element, and hardly any writer puts a kilobyte before that. */
    private static final int XML_HEAD = 1_024;

    private static final int LONGEST_XML_HEAD = 64 * 1_024;
    private static final Pattern ROOT = Pattern.compile("<[\\p{L}_]");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|$)");
    private static final String PICTURES = "xl/media/";

    private final Parts parts;
    private final Limits limits;
    /** What may come at the worst of the parts whose stated size was taken for true. */
    private long trusted;

    private PackageGuard(Parts parts, Limits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    /** The package, to be looked at by {@link #check} first. */
    static Parts open(SourceFile file) throws Refused {
        try {
            return Parts.open(file);
        } catch (IOException | IllegalArgumentException broken) {
            throw Refused.unreadable(broken, "broken_zip");
        }
    }

    /** @return the names of the parts that are pictures, in order */
    static List<String> check(Parts parts, Limits limits, Deadline deadline) throws Refused {
        try {
            return new PackageGuard(parts, limits).check(deadline);
        } catch (IOException | IllegalArgumentException broken) {
            throw Refused.unreadable(broken, "broken_zip");
        }
    }

    private List<String> check(Deadline deadline) throws IOException, Refused {
        if (parts.size() > limits.entries()) {
            throw Refused.because(Rule.FILE_UNSAFE, "many_entries", parts.size(), limits.entries());
        }
        var pictures = new ArrayList<String>();
        long content = 0;
        for (var part : parts.all()) {
            checkName(part.name);
            content += unpackedSize(part);
            if (content > limits.contentBytes()) {
                throw Refused.because(Rule.FILE_UNSAFE, "zip_bomb");
            }
            checkXml(part);
            deadline.check();
            if (part.name.startsWith(PICTURES) && !part.isFolder()) {
                pictures.add(part.name);
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

    /** The stated size may lie, so where all such lies together could hide a bomb, the part is unpacked and counted. */
    private long unpackedSize(Parts.Part part) throws IOException, Refused {
        checkSize(part.packed, part.stated);
        if (trusted + part.most <= limits.contentBytes() && part.most <= limits.entryBytes()) {
            trusted += part.most;
            return part.stated;
        }
        long counted = 0;
        var buffer = new byte[64 * 1024];
        try (InputStream stream = part.stream()) {
            for (int read; (read = stream.read(buffer)) >= 0; ) {
                counted += read;
                checkSize(part.packed, counted);
            }
        }
        return counted;
    }

    private void checkSize(long packed, long unpacked) throws Refused {
        if (unpacked > limits.entryBytes() || (unpacked > SMALL && unpacked > packed * limits.inflateRatio())) {
            throw Refused.because(Rule.FILE_UNSAFE, "zip_bomb");
        }
    }

    private void checkXml(Parts.Part part) throws IOException, Refused {
        if (!part.name.endsWith(".xml") && !part.name.endsWith(".rels") && !part.name.endsWith(".vml")) {
            return;
        }
        var head = text(part.head(XML_HEAD));
        if (!showsRoot(head)) {
            // Somebody put something long before the root: what, is looked at whole.
            head = text(part.head(LONGEST_XML_HEAD));
        }
        boolean hidden = head.length() > XML_HEAD && !showsRoot(head);
        if (hidden || head.contains("<!DOCTYPE") || head.contains("<!ENTITY")) {
            throw Refused.because(Rule.FILE_UNSAFE, "doctype", part.name);
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
