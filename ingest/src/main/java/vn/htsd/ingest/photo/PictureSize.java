package vn.htsd.ingest.photo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Width and height as the head of a picture states them; nothing is decoded. */
record PictureSize(int width, int height) {
    /** Telephones take up to 200 million; a picture of this many takes a second or two to read. */
    static final long MOST_PIXELS = 250_000_000;

    /** Shorter pictures are logos and buttons. */
    private static final int SMALLEST_SIDE = 300;
    /** The side ratio of A4, 1.414, and what a scanner's lid adds to it or takes from it. */
    private static final double A4_FROM = 1.38;

    private static final double A4_TO = 1.45;

    static PictureSize of(byte[] picture) throws IOException {
        var reader = reader(picture);
        try {
            return new PictureSize(reader.getWidth(0), reader.getHeight(0));
        } finally {
            reader.dispose();
        }
    }

    /** A reader that is set on the picture; whoever asks for it disposes of it. */
    static ImageReader reader(byte[] picture) throws IOException {
        var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture));
        var readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new IOException("No picture that can be read");
        }
        var reader = readers.next();
        reader.setInput(stream, true, true);
        return reader;
    }

    int longest() {
        return Math.max(width, height);
    }

    boolean isIcon() {
        return longest() < SMALLEST_SIDE;
    }

    boolean isTooLarge() {
        return (long) width * height > MOST_PIXELS;
    }

    boolean isPaper() {
        double ratio = (double) longest() / Math.min(width, height);
        return ratio >= A4_FROM && ratio <= A4_TO;
    }
}
