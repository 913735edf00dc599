package vn.htsd.ingest.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The directory of a zip in memory, as nearly every office program writes one: no comment, no extras, no password. */
public final class PlainZip {
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END = 0x06054b50;
    private static final int CENTRAL_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final int END_SIZE = 22;
    private static final int LOCKED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ZIP64 = 0xFFFF;
    private static final int BUFFER = 16 * 1024;

    private PlainZip() {}

    /**
     * One entry.
     *
     * @param from where its data begins
     * @param packed bytes of data
     * @param size bytes unpacked, as the directory says
     */
    public record Entry(String name, boolean stored, int crc, int from, int packed, int size) {
        /** Unpacks it piece by piece. */
        public InputStream stream(byte[] zip) {
            var data = new ByteArrayInputStream(zip, from, packed);
            return stored ? data : new Inflating(data);
        }

        /** The first bytes of it unpacked, at most {@code many}. */
        public byte[] content(byte[] zip, Inflater inflater, int many) throws ZipException {
            if (stored) {
                return Arrays.copyOfRange(zip, from, from + Math.min(packed, many));
            }
            inflater.reset();
            inflater.setInput(zip, from, packed);
            var content = new byte[many];
            int got = 0;
            try {
                while (!inflater.finished() && got < many) {
                    int more = inflater.inflate(content, got, many - got);
                    if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                        throw new ZipException("The data of " + name + " end too early");
                    }
                    got += more;
                }
            } catch (DataFormatException broken) {
                throw new ZipException(broken.getMessage());
            }
            return got == many ? content : Arrays.copyOf(content, got);
        }
    }

    private static final class Inflating extends InflaterInputStream {
        Inflating(InputStream data) {
            super(data, new Inflater(true), BUFFER);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    /** The entries in their order; null where {@code zip} has anything unusual about it, or is none. */
    public static @Nullable Collection<Entry> entries(byte[] zip) {
        int end = zip.length - END_SIZE;
        var in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        if (end < 0 || in.getInt(end) != END || in.getInt(end + 4) != 0 || in.getShort(end + 20) != 0) {
            return null;
        }
        int count = Short.toUnsignedInt(in.getShort(end + 10));
        int at = in.getInt(end + 16);
        if (count == ZIP64 || count != Short.toUnsignedInt(in.getShort(end + 8)) || at < 0) {
            return null;
        }
        if ((long) at + Integer.toUnsignedLong(in.getInt(end + 12)) != end) {
            return null;
        }
        int start = at;
        var entries = new LinkedHashMap<String, Entry>();
        for (int number = 0; number < count; number++) {
            var entry = at + CENTRAL_SIZE <= end ? entry(in, zip, at, start) : null;
            if (entry == null || entries.put(entry.name(), entry) != null) {
                return null;
            }
            at += CENTRAL_SIZE + Short.toUnsignedInt(in.getShort(at + 28));
        }
        return at == end ? entries.values() : null;
    }

    private static @Nullable Entry entry(ByteBuffer in, byte[] zip, int at, int directory) {
        int method = in.getShort(at + 10);
        int packed = in.getInt(at + 20);
        int size = in.getInt(at + 24);
        int nameLength = Short.toUnsignedInt(in.getShort(at + 28));
        int local = in.getInt(at + 42);
        boolean usual = in.getInt(at) == CENTRAL
                && (in.getShort(at + 8) & LOCKED) == 0
                && (method == DEFLATED || (method == STORED && packed == size))
                && in.getInt(at + 30) == 0
                && packed >= 0
                && size >= 0
                && local >= 0
                && at + CENTRAL_SIZE + nameLength <= zip.length - END_SIZE
                && local + LOCAL_SIZE <= directory
                && in.getInt(local) == LOCAL;
        if (!usual) {
            return null;
        }
        long from = (long) local
                + LOCAL_SIZE
                + Short.toUnsignedInt(in.getShort(local + 26))
                + Short.toUnsignedInt(in.getShort(local + 28));
        var name = name(zip, at + CENTRAL_SIZE, nameLength);
        return name == null || from + packed > directory
                ? null
                : new Entry(name, method == STORED, in.getInt(at + 16), (int) from, packed, size);
    }

    private static @Nullable String name(byte[] zip, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(zip, from, length))
                    .toString();
        } catch (CharacterCodingException otherNames) {
            return null;
        }
    }
}
