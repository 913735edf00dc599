package vn.htsd.ingest.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import vn.htsd.data.text.VietnameseText;

/**
 * An archive whatever code page its names are in: Windows wrote those of its own language (1258) or of DOS (437), and
 * nothing in the archive says which. A name that is none of them comes out as other letters; the files are all there.
 *
 * @param namesAreBytes the names could not be read as UTF-8: each of their letters stands for one byte
 */
record Zip(ZipFile file, boolean namesAreBytes) implements AutoCloseable {
    private static final List<Charset> CODE_PAGES = List.of(Charset.forName("windows-1258"), Charset.forName("IBM437"));
    private static final String VIETNAMESE = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";

    static Zip open(Path file) throws IOException {
        try {
            return new Zip(new ZipFile(file.toFile()), false);
        } catch (ZipException | IllegalArgumentException otherNames) {
            return new Zip(new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1), true);
        } catch (EOFException directoryOutside) {
            throw (ZipException) new ZipException("The directory lies outside the file").initCause(directoryOutside);
        }
    }

    String name(ZipEntry entry) {
        var name = entry.getName();
        // A letter beyond one byte can only come from an entry that said itself that it is UTF-8.
        return namesAreBytes && name.chars().allMatch(letter -> letter <= 0xFF)
                ? decoded(name.getBytes(StandardCharsets.ISO_8859_1))
                : name;
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return CODE_PAGES.stream()
                    .map(page -> VietnameseText.clean(new String(bytes, page)))
                    .filter(Zip::isVietnamese)
                    .findFirst()
                    .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private static boolean isVietnamese(String name) {
        return name.toLowerCase(java.util.Locale.ROOT)
                .chars()
                .allMatch(letter -> (letter >= ' ' && letter < 0x7F) || VIETNAMESE.indexOf(letter) >= 0);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
