package vn.htsd.ingest.fault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import vn.htsd.data.finding.Rule;

/** A mistake, or a trick, with the file as a whole. */
record FileFault(String kind, Rule rule, Injection injection) {
    interface Injection {
        byte[] into(byte[] valid) throws IOException;
    }

    byte[] into(byte[] valid) {
        try {
            return injection.into(valid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<FileFault> all() {
        return List.of(
                new FileFault("cut off", Rule.FILE_UNREADABLE, bytes -> Arrays.copyOf(bytes, bytes.length * 2 / 3)),
                new FileFault("empty", Rule.FILE_UNREADABLE, bytes -> new byte[0]),
                new FileFault("something else", Rule.FILE_UNREADABLE, bytes -> "Kính gửi: UBND xã"
                        .getBytes(StandardCharsets.UTF_8)),
                new FileFault(
                        "sheets of noise",
                        Rule.FILE_UNREADABLE,
                        bytes -> rezipped(
                                bytes, "xl/worksheets/", text -> "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"")),
                new FileFault("password", Rule.FILE_ENCRYPTED, FileFault::encrypted),
                new FileFault("too large", Rule.FILE_TOO_LARGE, bytes -> {
                    var noise = new byte[1024 * 1024 + 1];
                    new Random(1).nextBytes(noise);
                    return with(bytes, "xl/media/image1.png", noise);
                }),
                new FileFault(
                        "zip bomb",
                        Rule.FILE_UNSAFE,
                        bytes -> with(bytes, "xl/media/image1.bmp", new byte[70 * 1024 * 1024])),
                new FileFault(
                        "external entity",
                        Rule.FILE_UNSAFE,
                        bytes -> rezipped(
                                bytes,
                                "xl/workbook.xml",
                                text -> text.replaceFirst(
                                        "(<\\?xml[^>]*>)?",
                                        "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"))),
                new FileFault(
                        "path out of the archive",
                        Rule.FILE_UNSAFE,
                        bytes -> with(bytes, "../../evil.xml", "<x/>".getBytes(StandardCharsets.UTF_8))));
    }

    private interface Change {
        String of(String text);
    }

    private static byte[] rezipped(byte[] bytes, String prefix, Change change) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes));
                var zip = new ZipOutputStream(out)) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                var content = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(
                        entry.getName().startsWith(prefix)
                                ? change.of(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return out.toByteArray();
    }

    private static byte[] with(byte[] bytes, String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes));
                var zip = new ZipOutputStream(out)) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(zip);
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] encrypted(byte[] bytes) throws IOException {
        try (var files = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("bimat");
            try (var stream = encryptor.getDataStream(files)) {
                stream.write(bytes);
            }
            files.writeFilesystem(out);
            return out.toByteArray();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
