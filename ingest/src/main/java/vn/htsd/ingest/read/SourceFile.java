package vn.htsd.ingest.read;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file to be read. One of usual size is taken from the disk once, and everybody who looks at it looks at these bytes. */
public final class SourceFile {
    /** Many times what a form has; what is larger is read from the disk piece by piece. */
    private static final long MOST_HELD = 16 * Limits.MEGABYTE;

    private final Path path;
    private final long size;
    private final byte @Nullable [] bytes;

    private SourceFile(Path path, long size, byte @Nullable [] bytes) {
        this.path = path;
        this.size = size;
        this.bytes = bytes;
    }

    /** Reads {@code path}, if it is not too large to be held. */
    public static SourceFile of(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            long size = file.length();
            if (size > MOST_HELD) {
                return new SourceFile(path, size, null);
            }
            var bytes = new byte[(int) size];
            file.readFully(bytes);
            return new SourceFile(path, size, bytes);
        }
    }

    /** The same bytes under the name by which they are kept. */
    public SourceFile at(Path other) {
        return new SourceFile(other, size, bytes);
    }

    public Path path() {
        return path;
    }

    public long size() {
        return size;
    }

    /** All of it, not to be changed; null of a file that is too large to be held. */
    public byte @Nullable [] bytes() {
        return bytes;
    }

    /** Its first bytes, at most {@code many}. */
    byte[] head(int many) throws IOException {
        if (bytes != null) {
            return bytes.length <= many ? bytes : Arrays.copyOf(bytes, many);
        }
        try (var stream = Files.newInputStream(path)) {
            return stream.readNBytes(many);
        }
    }
}
