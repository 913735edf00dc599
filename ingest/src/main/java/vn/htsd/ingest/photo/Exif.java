package vn.htsd.ingest.photo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What a camera noted in a JPEG, as far as it is of use here.
 *
 * @param orientation how the camera was held, 1 to 8; 1 is upright
 * @param camera whether it names the make of a camera
 */
record Exif(int orientation, boolean camera) {
    private static final Exif NONE = new Exif(1, false);
    private static final byte[] MARK = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int APPLICATION_1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int MAKE = 271;
    private static final int ORIENTATION = 274;

    static Exif of(byte[] picture) {
        int at = 2;
        while (at + 4 + MARK.length < picture.length && (picture[at] & 0xFF) == 0xFF) {
            int marker = picture[at + 1] & 0xFF;
            int length = ((picture[at + 2] & 0xFF) << 8) | (picture[at + 3] & 0xFF);
            int end = at + 2 + length;
            if (marker == START_OF_SCAN || length < 2 || end > picture.length) {
                return NONE;
            }
            if (marker == APPLICATION_1
                    && java.util.Arrays.equals(picture, at + 4, at + 4 + MARK.length, MARK, 0, MARK.length)) {
                int from = at + 4 + MARK.length;
                return read(picture, from, end - from);
            }
            at = end;
        }
        return NONE;
    }

    /** The notes are themselves a TIFF without a picture. */
    private static Exif read(byte[] picture, int from, int length) {
        var reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture, from, length))) {
            reader.setInput(stream);
            var notes = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
            var orientation = notes.getTIFFField(ORIENTATION);
            int held = orientation == null ? 1 : orientation.getAsInt(0);
            return new Exif(held >= 1 && held <= 8 ? held : 1, notes.getTIFFField(MAKE) != null);
        } catch (IOException | RuntimeException broken) {
            return NONE;
        } finally {
            reader.dispose();
        }
    }
}
