package vn.htsd.ingest.answer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives a workbook that a library wrote anew its own sheets back where nothing on them changed: the library knows less of
 * what stands there than the program that wrote it. Texts and looks are told by numbers that only grow, so they still fit.
 */
final class OriginalParts {
    /** A sheet that was in front must not stay so beside the list of findings: what is typed would go into both. */
    private static final Pattern IN_FRONT = Pattern.compile("tabSelected=\"(?:1|true)\"");

    private OriginalParts() {}

    /** @param parts names of parts that are the same in {@code source}, with a leading {@code /} */
    static byte[] restored(byte[] written, Path source, Set<String> parts) throws IOException {
        var bytes = new ByteArrayOutputStream(written.length);
        try (var original = new ZipFile(source.toFile());
                var from = new ZipInputStream(new ByteArrayInputStream(written));
                var to = new ZipOutputStream(bytes)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                var same = parts.contains("/" + entry.getName()) ? original(original, entry.getName()) : null;
                if (same == null) {
                    from.transferTo(to);
                } else {
                    to.write(same);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte @Nullable [] original(ZipFile original, String name) throws IOException {
        var entry = original.getEntry(name);
        if (entry == null) {
            return null;
        }
        var bytes = original.getInputStream(entry).readAllBytes();
        boolean inFront =
                IN_FRONT.matcher(new String(bytes, StandardCharsets.ISO_8859_1)).find();
        return inFront ? null : bytes;
    }
}
