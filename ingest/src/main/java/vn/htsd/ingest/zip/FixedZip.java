package vn.htsd.ingest.zip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Puts ready entries into a workbook and takes the clock out of it. The Excel library stamps the moment of writing into
 * {@code docProps/core.xml} and offers no way around it; here that entry is replaced, and all others are copied as they
 * are, still compressed, with one time for all. So the same report is the same bytes. A sheet that is the same in many
 * workbooks is made once and put into each the same way.
 */
public final class FixedZip {
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END = 0x06054b50;
    private static final int CENTRAL_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final int END_SIZE = 22;
    private static final short VERSION = 20;
    private static final short UTF_8_NAMES = 1 << 11;
    private static final short STORED = 0;
    private static final short DEFLATED = 8;
    /** 1 January 1980, the first day that a zip file knows. */
    private static final short FIRST_DAY = (1 << 5) | 1;

    private FixedZip() {}

    /** One entry: its data still compressed. */
    public record Entry(String name, short method, int crc, byte[] data, int size) {
        public static Entry stored(String name, String text) {
            var data = text.getBytes(StandardCharsets.UTF_8);
            var crc = new CRC32();
            crc.update(data);
            return new Entry(name, STORED, (int) crc.getValue(), data, data.length);
        }

        public static Entry deflated(String name, String text) {
            var plain = text.getBytes(StandardCharsets.UTF_8);
            var crc = new CRC32();
            crc.update(plain);
            var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            try {
                deflater.setInput(plain);
                deflater.finish();
                var packed = new ByteArrayOutputStream(plain.length / 2);
                var buffer = new byte[8_192];
                while (!deflater.finished()) {
                    packed.write(buffer, 0, deflater.deflate(buffer));
                }
                return new Entry(name, DEFLATED, (int) crc.getValue(), packed.toByteArray(), plain.length);
            } finally {
                deflater.end();
            }
        }

        /** The data, unpacked. */
        public String text() {
            if (method == STORED) {
                return new String(data, StandardCharsets.UTF_8);
            }
            var inflater = new Inflater(true);
            try {
                inflater.setInput(data);
                var plain = new byte[size];
                int got = 0;
                while (got < size) {
                    int read = inflater.inflate(plain, got, size - got);
                    if (read == 0) {
                        break;
                    }
                    got += read;
                }
                return new String(plain, 0, got, StandardCharsets.UTF_8);
            } catch (DataFormatException e) {
                throw new IllegalStateException("The entry " + name + " cannot be unpacked", e);
            } finally {
                inflater.end();
            }
        }
    }

    /** {@code zip} with {@code ready} in place of its entries of the same names, and no trace of when it was written. */
    public static byte[] with(byte[] zip, List<Entry> ready) {
        var entries = entries(zip);
        for (var entry : ready) {
            entries.replaceAll(old -> old.name().equals(entry.name()) ? entry : old);
        }
        return bytes(entries, zip.length);
    }

    /** The entry of {@code zip} with this name, still compressed. */
    public static Entry entry(byte[] zip, String name) {
        return entries(zip).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The workbook has no entry " + name));
    }

    private static List<Entry> entries(byte[] zip) {
        var found = PlainZip.entries(zip);
        if (found == null) {
            throw new IllegalArgumentException("The workbook is no plain zip");
        }
        var entries = new ArrayList<Entry>(found.size());
        for (var entry : found) {
            var data = Arrays.copyOfRange(zip, entry.from(), entry.from() + entry.packed());
            entries.add(new Entry(entry.name(), entry.stored() ? STORED : DEFLATED, entry.crc(), data, entry.size()));
        }
        return entries;
    }

    private static byte[] bytes(List<Entry> entries, int about) {
        var out = new ByteArrayOutputStream(about);
        var central = new ByteArrayOutputStream();
        for (var entry : entries) {
            var name = entry.name().getBytes(StandardCharsets.UTF_8);
            int offset = out.size();
            out.writeBytes(shared(LOCAL_SIZE, LOCAL, entry, name).array());
            out.writeBytes(name);
            out.writeBytes(entry.data());
            central.writeBytes(shared(CENTRAL_SIZE, CENTRAL, entry, name)
                    .putInt(CENTRAL_SIZE - Integer.BYTES, offset)
                    .array());
            central.writeBytes(name);
        }
        int start = out.size();
        out.writeBytes(central.toByteArray());
        out.writeBytes(buffer(END_SIZE)
                .putInt(END)
                .putInt(0)
                .putShort((short) entries.size())
                .putShort((short) entries.size())
                .putInt(central.size())
                .putInt(start)
                .array());
        return out.toByteArray();
    }

    /** What the local and the central header say alike; the rest stays zero. */
    private static ByteBuffer shared(int size, int signature, Entry entry, byte[] name) {
        var header = buffer(size).putInt(signature);
        if (signature == CENTRAL) {
            header.putShort(VERSION);
        }
        return header.putShort(VERSION)
                .putShort(UTF_8_NAMES)
                .putShort(entry.method())
                .putShort((short) 0)
                .putShort(FIRST_DAY)
                .putInt(entry.crc())
                .putInt(entry.data().length)
                .putInt(entry.size())
                .putShort((short) name.length);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
