package vn.htsd.ingest.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import vn.htsd.ingest.zip.PlainZip;

/** What a file is, told by its first bytes; its name decides only where these leave a doubt. */
enum FileKind {
    WORKBOOK,
    JSON,
    PDF,
    DOCX,
    DOC,
    JPEG,
    PNG,
    TIFF,
    OTHER_PICTURE,
    ENCRYPTED,
    /** {@code .xls} from Excel 97 on, or one of the many other formats in this container. */
    OLE2,
    /** Excel 2 to 4, before there were containers. */
    OLD_EXCEL,
    ARCHIVE,
    BROKEN_ZIP,
    EMPTY,
    OTHER;

    private static final byte[] CONTAINER = bytes(0xD0, 0xCF, 0x11, 0xE0);
    private static final byte[] ZIP = bytes('P', 'K', 3, 4);
    private static final byte[] EMPTY_ZIP = bytes('P', 'K', 5, 6);
    private static final byte[] PDF_MAGIC = bytes('%', 'P', 'D', 'F');
    private static final byte[] PNG_MAGIC = bytes(0x89, 'P', 'N', 'G');
    private static final byte[] JPEG_MAGIC = bytes(0xFF, 0xD8, 0xFF);
    private static final byte[] GIF = bytes('G', 'I', 'F', '8');
    private static final byte[] BMP = bytes('B', 'M');
    private static final byte[] RIFF = bytes('R', 'I', 'F', 'F');
    private static final byte[] WEBP = bytes('W', 'E', 'B', 'P');
    private static final byte[] BOX = bytes('f', 't', 'y', 'p');
    /** Brands of the HEIF family; the same box begins videos, which are no documents. */
    private static final Set<String> HEIF = Set.of("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif");

    private static final byte[] RTF = bytes('{', '\\', 'r', 't', 'f');
    private static final byte[] TIFF_LITTLE = bytes('I', 'I', '*', 0);
    private static final byte[] TIFF_BIG = bytes('M', 'M', 0, '*');
    private static final String WORD = "WordDocument";
    private static final int HEAD = 4096;

    static FileKind of(SourceFile file, String name) throws IOException {
        var head = file.head(HEAD);
        if (head.length == 0) {
            return EMPTY;
        }
        if (starts(head, ZIP) || starts(head, EMPTY_ZIP)) {
            return ofZip(file, isLocked(head));
        }
        if (starts(head, CONTAINER)) {
            return ofOle2(file);
        }
        if (head.length > 4
                && head[0] == 9
                && (head[1] == 0 || head[1] == 2 || head[1] == 4)
                && head[2] <= 6
                && head[3] == 0) {
            return OLD_EXCEL;
        }
        var document = document(head);
        if (document != null) {
            return document;
        }
        var text =
                new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        var lower = name.toLowerCase(Locale.ROOT);
        boolean named = lower.endsWith(".json") || lower.endsWith(".jsonl") || lower.endsWith(".ndjson");
        return named || text.startsWith("{") || text.startsWith("[") ? JSON : OTHER;
    }

    private static @Nullable FileKind document(byte[] head) {
        if (starts(head, PDF_MAGIC)) {
            return PDF;
        }
        if (starts(head, JPEG_MAGIC)) {
            return JPEG;
        }
        if (starts(head, PNG_MAGIC)) {
            return PNG;
        }
        if (starts(head, TIFF_LITTLE) || starts(head, TIFF_BIG)) {
            return TIFF;
        }
        if (starts(head, RTF)) {
            return DOC;
        }
        boolean picture = starts(head, GIF)
                || (starts(head, BMP) && head.length > 14 && head[6] == 0 && head[7] == 0)
                || (starts(head, RIFF) && starts(head, 8, WEBP))
                || (starts(head, 4, BOX) && HEIF.contains(new String(head, 8, 4, StandardCharsets.ISO_8859_1)));
        return picture ? OTHER_PICTURE : null;
    }

    private static FileKind ofZip(SourceFile file, boolean locked) throws IOException {
        if (locked) {
            return ENCRYPTED;
        }
        var bytes = file.bytes();
        var entries = bytes == null ? null : PlainZip.entries(bytes);
        if (entries != null) {
            return ofNames(entries.stream().map(PlainZip.Entry::name).collect(Collectors.toSet())::contains);
        }
        try (var opened = Zip.open(file.path())) {
            return ofNames(name -> opened.file().getEntry(name) != null);
        } catch (ZipException truncated) {
            return BROKEN_ZIP;
        }
    }

    private static FileKind ofNames(Predicate<String> has) {
        if (has.test("xl/workbook.xml")) {
            return WORKBOOK;
        }
        if (has.test("word/document.xml")) {
            return DOCX;
        }
        // Some writers call the workbook otherwise; only OPC packages have content types.
        if (has.test("[Content_Types].xml")) {
            return WORKBOOK;
        }
        // OpenDocument and programs are archives of one thing, not of files to be taken one by one.
        return has.test("mimetype") || has.test("META-INF/MANIFEST.MF") ? OTHER : ARCHIVE;
    }

    /** The first flag of a zip's first entry says that it has a password. */
    private static boolean isLocked(byte[] head) {
        return starts(head, ZIP) && head.length > 6 && (head[6] & 1) == 1;
    }

    /** A password turns a workbook into an OLE2 file with a stream EncryptedPackage; anything else may be an .xls. */
    private static FileKind ofOle2(SourceFile file) throws IOException {
        var held = file.bytes();
        var all = held == null ? Files.readAllBytes(file.path()) : held;
        if (indexOf(all, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE)) >= 0) {
            return ENCRYPTED;
        }
        return indexOf(all, WORD.getBytes(StandardCharsets.UTF_16LE)) >= 0 && isWord(file.path()) ? DOC : OLE2;
    }

    /** A workbook may hold a Word document inside: what counts is the stream at the top. */
    private static boolean isWord(Path file) {
        try (var files = new POIFSFileSystem(file.toFile(), true)) {
            return files.getRoot().hasEntry(WORD);
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    private static int indexOf(byte[] in, byte[] wanted) {
        for (int at = 0; at <= in.length - wanted.length; at++) {
            if (Arrays.equals(in, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean starts(byte[] head, byte[] magic) {
        return starts(head, 0, magic);
    }

    private static boolean starts(byte[] head, int at, byte[] magic) {
        return head.length >= at + magic.length && Arrays.equals(head, at, at + magic.length, magic, 0, magic.length);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            bytes[at] = (byte) values[at];
        }
        return bytes;
    }
}
