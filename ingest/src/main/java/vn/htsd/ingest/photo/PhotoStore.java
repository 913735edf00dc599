package vn.htsd.ingest.photo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.ingest.read.Deadline;

/**
 * The photos of a workspace, {@code ab/<sha256>.jpg}: small copies that hold a picture and nothing else. They can be deleted
 * and made again from the archive. Thread-safe.
 */
public final class PhotoStore {
    private static final Logger LOG = LoggerFactory.getLogger(PhotoStore.class);

    private final Path directory;

    public PhotoStore(Path directory) {
        this.directory = directory;
    }

    /**
     * Keeps a copy of a picture. Whatever is wrong with the picture costs nothing but the picture.
     *
     * @param source file and part that it came as
     */
    public Kept keep(byte[] picture, String source, Deadline deadline) throws IOException {
        byte[] copy;
        SmallCopy small;
        try {
            var size = PictureSize.of(picture);
            if (size.isIcon()) {
                return new Kept.TooSmall();
            }
            small = SmallCopy.of(picture, size, deadline);
            copy = small.jpeg();
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            LOG.info("The picture {} is not kept: {}", source, broken.toString());
            return new Kept.No();
        }
        var sha256 = sha256(picture);
        write(copy, directory.resolve(sha256.substring(0, 2)).resolve(sha256 + ".jpg"));
        return new Kept.Yes(new Photo(sha256, source, small.width(), small.height(), picture.length));
    }

    private static void write(byte[] copy, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Files.createDirectories(target.getParent());
        var partial = Files.createTempFile(target.getParent(), "photo", ".tmp");
        Files.write(partial, copy);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
