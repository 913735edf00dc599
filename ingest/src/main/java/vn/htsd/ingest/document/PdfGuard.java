package vn.htsd.ingest.document;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.htsd.ingest.read.Deadline;
import vn.htsd.ingest.read.Limits;

/**
 * Counts what the compressed streams of a PDF unpack to, since the library unpacks each into memory whole. Wherever such a
 * stream is used: as a page, a font, or a table of the file itself.
 */
final class PdfGuard {
    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final int CHUNK = 64 * 1024;

    private final Limits limits;

    PdfGuard(Limits limits) {
        this.limits = limits;
    }

    boolean unpacksTolerably(byte[] pdf, Deadline deadline) {
        var chunk = new byte[CHUNK];
        long content = 0;
        for (int at = indexOfStream(pdf, 0); at >= 0; at = indexOfStream(pdf, at)) {
            int data = afterLineEnd(pdf, at);
            if (isZlib(pdf, data)) {
                content += unpacked(pdf, data, chunk, deadline);
            }
            if (content > limits.contentBytes() || deadline.isPassed()) {
                return false;
            }
        }
        return true;
    }

    /** One stream over its own limit is as bad as all together over theirs; compressed twice, nobody says how much comes out. */
    private long unpacked(byte[] pdf, int from, byte[] chunk, Deadline deadline) {
        var inflater = new Inflater();
        try {
            inflater.setInput(pdf, from, pdf.length - from);
            long size = 0;
            for (int read; (read = inflater.inflate(chunk)) > 0; ) {
                boolean again = size == 0 && read > 2 && isZlib(chunk, 0);
                size += read;
                if (again || size > limits.entryBytes() || deadline.isPassed()) {
                    return Long.MAX_VALUE / 2;
                }
            }
            return size;
        } catch (DataFormatException notCompressed) {
            return 0;
        } finally {
            inflater.end();
        }
    }

    /** The place after the next word {@code stream}; negative where there is none. */
    private static int indexOfStream(byte[] in, int from) {
        search:
        for (int at = from; at <= in.length - STREAM.length; at++) {
            for (int letter = 0; letter < STREAM.length; letter++) {
                if (in[at + letter] != STREAM[letter]) {
                    continue search;
                }
            }
            return at + STREAM.length;
        }
        return -1;
    }

    private static int afterLineEnd(byte[] in, int from) {
        int at = from;
        while (at < in.length && (in[at] == '\r' || in[at] == '\n' || in[at] == ' ')) {
            at++;
        }
        return at;
    }

    private static boolean isZlib(byte[] in, int at) {
        return at + 1 < in.length && (in[at] & 0x0F) == 8 && ((in[at] & 0xFF) << 8 | in[at + 1] & 0xFF) % 31 == 0;
    }
}
