package vn.htsd.ingest.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Opens archives whatever code page their names are in. */
final class Zip {
    private Zip() {}

    /** Names that are not UTF-8 come out as other letters; the files are all there. */
    static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException | IllegalArgumentException otherNames) {
            return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
        }
    }
}
