package vn.htsd.ingest.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import vn.htsd.ingest.read.Deadline;
import vn.htsd.ingest.read.Limits;

/**
 * Counts what the compressed streams of a PDF unpack to, since the library unpacks each into memory whole. Wherever such a
 * stream is used: as a page, a font, or a table of the file itself.
 */
final class PdfGuard {
    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};
    private static final int CHUNK = 64 * 1024;
    private static final int MOST_LAYERS = 3;

    private final Limits limits;

    PdfGuard(Limits limits) {
        this.limits = limits;
    }

    boolean unpacksTolerably(byte[] pdf, Deadline deadline) {
        long content = 0;
        for (int at = indexOfStream(pdf, 0); at >= 0; at = indexOfStream(pdf, at)) {
            content += unpacked(pdf, afterLineEnd(pdf, at), deadline);
            if (content > limits.contentBytes() || deadline.isPassed()) {
                return false;
            }
        }
        return true;
    }

    /** What was compressed twice or three times is unpacked so often; more layers nobody needs. */
    private long unpacked(byte[] pdf, int from, Deadline deadline) {
        long content = 0;
        boolean packed = isZlib(pdf, from);
        for (int layers = 1; packed; layers++) {
            var chunk = new byte[CHUNK];
            long size = 0;
            packed = false;
            try (var stream = inflated(pdf, from, layers)) {
                for (int read; (read = stream.read(chunk)) > 0 && !deadline.isPassed(); ) {
                    packed |= size == 0 && read > 1 && isZlib(chunk, 0);
                    size += read;
                    if (size > limits.entryBytes() || layers > MOST_LAYERS) {
                        return Long.MAX_VALUE / 2;
                    }
                }
            } catch (IOException notCompressedOrCut) {
                packed = false;
            }
            content += size;
        }
        return content;
    }

    private static InputStream inflated(byte[] pdf, int from, int layers) {
        InputStream stream = new ByteArrayInputStream(pdf, from, pdf.length - from);
        for (int layer = 0; layer < layers; layer++) {
            stream = new InflaterInputStream(stream);
        }
        return stream;
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
        return at + 1 < in.length && (in[at] & 0x0F) == 8 && (((in[at] & 0xFF) << 8) | (in[at + 1] & 0xFF)) % 31 == 0;
    }
}
