package vn.htsd.ingest.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipException;

/** What a file is, told by its first bytes; its name decides only where these leave a doubt. */
enum FileKind {
    WORKBOOK,
    JSON,
    DOCUMENT,
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
    private static final byte[] PDF = bytes('%', 'P', 'D', 'F');
    private static final byte[] PNG = bytes(0x89, 'P', 'N', 'G');
    private static final byte[] JPEG = bytes(0xFF, 0xD8, 0xFF);
    private static final byte[] TIFF_LITTLE = bytes('I', 'I', '*', 0);
    private static final byte[] TIFF_BIG = bytes('M', 'M', 0, '*');
    private static final int HEAD = 4096;

    static FileKind of(Path file, String name) throws IOException {
        byte[] head;
        try (var stream = Files.newInputStream(file)) {
            head = stream.readNBytes(HEAD);
        }
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
        if (starts(head, PDF)
                || starts(head, PNG)
                || starts(head, JPEG)
                || starts(head, TIFF_LITTLE)
                || starts(head, TIFF_BIG)) {
            return DOCUMENT;
        }
        var text =
                new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        var lower = name.toLowerCase(Locale.ROOT);
        boolean named = lower.endsWith(".json") || lower.endsWith(".jsonl") || lower.endsWith(".ndjson");
        return named || text.startsWith("{") || text.startsWith("[") ? JSON : OTHER;
    }

    private static FileKind ofZip(Path file, boolean locked) throws IOException {
        if (locked) {
            return ENCRYPTED;
        }
        try (var zip = Zip.open(file)) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                return WORKBOOK;
            }
            if (zip.getEntry("word/document.xml") != null) {
                return DOCUMENT;
            }
            // Some writers call the workbook otherwise; only OPC packages have content types.
            if (zip.getEntry("[Content_Types].xml") != null) {
                return WORKBOOK;
            }
            // OpenDocument and programs are archives of one thing, not of files to be taken one by one.
            return zip.getEntry("mimetype") != null || zip.getEntry("META-INF/MANIFEST.MF") != null ? OTHER : ARCHIVE;
        } catch (ZipException truncated) {
            return BROKEN_ZIP;
        }
    }

    /** The first flag of a zip's first entry says that it has a password. */
    private static boolean isLocked(byte[] head) {
        return starts(head, ZIP) && head.length > 6 && (head[6] & 1) == 1;
    }

    /** A password turns a workbook into an OLE2 file with a stream EncryptedPackage; anything else may be an .xls. */
    private static FileKind ofOle2(Path file) throws IOException {
        var marker = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        var all = Files.readAllBytes(file);
        return indexOf(all, marker) >= 0 ? ENCRYPTED : OLE2;
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
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            bytes[at] = (byte) values[at];
        }
        return bytes;
    }
}
