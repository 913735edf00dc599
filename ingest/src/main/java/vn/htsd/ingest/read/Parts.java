package vn.htsd.ingest.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import vn.htsd.ingest.zip.PlainZip;

/**
 * The parts of a package (a workbook, a document) by name. A package as office programs write it is unpacked from memory;
 * whatever is unusual about one is left to {@link ZipFile}, which knows all of zip. Used by one thread.
 */
final class Parts implements AutoCloseable {
    /** What unpacks to no more than this is unpacked once, however often it is looked at. */
    private static final long SMALL = 1024 * 1024;
    /** To unpack the beginning of so little costs as much as all of it. */
    private static final long TINY = 16 * 1024;
    /** No deflate stream unpacks to more than this many times its size. */
    private static final long DEFLATE_LIMIT = 1_032;

    private final Map<String, Part> byName = new LinkedHashMap<>();
    private final Inflater inflater = new Inflater(true);
    private final @Nullable ZipFile zip;

    private Parts(@Nullable ZipFile zip) {
        this.zip = zip;
    }

    static Parts open(SourceFile file) throws IOException {
        var bytes = file.bytes();
        var entries = bytes == null ? null : PlainZip.entries(bytes);
        return bytes == null || entries == null ? onDisk(file) : inMemory(bytes, entries);
    }

    private static Parts inMemory(byte[] bytes, Collection<PlainZip.Entry> entries) {
        var parts = new Parts(null);
        for (var entry : entries) {
            long most = entry.stored() ? entry.packed() : entry.packed() * DEFLATE_LIMIT;
            parts.byName.put(entry.name(), parts.new Part(entry.name(), entry.packed(), entry.size(), most) {
                @Override
                InputStream stream() {
                    return entry.stream(bytes);
                }

                @Override
                byte[] begin(int many) throws IOException {
                    return entry.content(bytes, parts.inflater, many);
                }
            });
        }
        return parts;
    }

    private static Parts onDisk(SourceFile file) throws IOException {
        var zip = new ZipFile(file.path().toFile());
        var parts = new Parts(zip);
        for (var entry : Collections.list(zip.entries())) {
            var found = zip.getEntry(entry.getName());
            var meant = found == null ? entry : found;
            long packed = Math.max(entry.getCompressedSize(), 0);
            long stated = Math.max(entry.getSize(), 0);
            parts.byName.put(entry.getName(), parts.new Part(entry.getName(), packed, stated, packed * DEFLATE_LIMIT) {
                @Override
                InputStream stream() throws IOException {
                    return zip.getInputStream(meant);
                }

                @Override
                byte[] begin(int many) throws IOException {
                    try (var stream = stream()) {
                        return stream.readNBytes(many);
                    }
                }
            });
        }
        return parts;
    }

    /** One part. */
    abstract class Part {
        final String name;
        /** Bytes in the package. */
        final long packed;
        /** Bytes unpacked, as the package says, which may lie. */
        final long stated;
        /** Bytes that may come of it at the worst, whatever the package says. */
        final long most;

        private byte @Nullable [] content;

        Part(String name, long packed, long stated, long most) {
            this.name = name;
            this.packed = packed;
            this.stated = stated;
            this.most = most;
        }

        /** Unpacks it piece by piece. */
        abstract InputStream stream() throws IOException;

        /** Its first bytes, at most {@code many}. */
        abstract byte[] begin(int many) throws IOException;

        /** All of it; what is small is unpacked once, however often it is opened. */
        InputStream open() throws IOException {
            var held = stated <= SMALL ? held((int) stated) : null;
            return held == null ? stream() : new ByteArrayInputStream(held);
        }

        /** Its first bytes, at most {@code many}. */
        byte[] head(int many) throws IOException {
            var held = content != null || stated <= TINY ? held((int) stated) : null;
            var head = held == null ? begin(many) : held;
            return head.length <= many ? head : Arrays.copyOf(head, many);
        }

        /** Null where it is broken or more than it says; whoever reads it then meets that on the way. */
        private byte @Nullable [] held(int size) {
            try {
                if (content == null) {
                    var all = begin(size + 1);
                    content = all.length == size ? all : null;
                }
                return content;
            } catch (IOException broken) {
                return null;
            }
        }

        boolean isFolder() {
            return name.endsWith("/");
        }
    }

    Collection<Part> all() {
        return byName.values();
    }

    int size() {
        return zip == null ? byName.size() : zip.size();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The part of that name; some writers do not mind case. Null where there is none. */
    @Nullable
    Part part(String name) {
        var exact = byName.get(name);
        if (exact != null) {
            return exact;
        }
        return byName.values().stream()
                .filter(part -> part.name.equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        if (zip != null) {
            zip.close();
        }
    }
}
