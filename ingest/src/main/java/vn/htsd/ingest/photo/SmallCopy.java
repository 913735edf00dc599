package vn.htsd.ingest.photo;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import vn.htsd.ingest.read.Deadline;

/** A picture upright, no side longer than {@link #LONGEST_SIDE}, in JPEG without any notes. */
record SmallCopy(int width, int height, byte[] jpeg) {
    static final int LONGEST_SIDE = 1_600;
    private static final float QUALITY = 0.85f;

    static SmallCopy of(byte[] picture, PictureSize size, Deadline deadline) throws IOException {
        if (size.isTooLarge()) {
            throw new IOException(size + " is more than is opened");
        }
        var image = drawn(decoded(picture, size, deadline), Exif.of(picture).orientation());
        return new SmallCopy(image.getWidth(), image.getHeight(), encoded(image));
    }

    /** Of a large picture only every second, third … pixel is kept while it is read, so memory does not grow with it. */
    private static BufferedImage decoded(byte[] picture, PictureSize size, Deadline deadline) throws IOException {
        var reader = PictureSize.reader(picture);
        try {
            var param = reader.getDefaultReadParam();
            int step = Math.max(1, size.longest() / LONGEST_SIDE);
            param.setSourceSubsampling(step, step, 0, 0);
            var stop = new StopAt(deadline);
            reader.addIIOReadProgressListener(stop);
            var image = reader.read(0, param);
            if (stop.stopped) {
                throw new IOException("Took too long");
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage drawn(BufferedImage image, int orientation) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        boolean turned = orientation > 4;
        var drawn = new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        var canvas = drawn.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.transform(upright(orientation, width, height));
        canvas.drawImage(image, 0, 0, width, height, null);
        canvas.dispose();
        return drawn;
    }

    /** The eight ways in which a camera may have been held. */
    private static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Ends the decoding of a picture that takes too long; the library asks after every few rows. */
    private static final class StopAt implements IIOReadProgressListener {
        private final Deadline deadline;
        private boolean stopped;

        StopAt(Deadline deadline) {
            this.deadline = deadline;
        }

        @Override
        public void imageProgress(ImageReader source, float percentageDone) {
            if (deadline.isPassed()) {
                stopped = true;
                source.abort();
            }
        }

        @Override
        public void sequenceStarted(ImageReader source, int minIndex) {}

        @Override
        public void sequenceComplete(ImageReader source) {}

        @Override
        public void imageStarted(ImageReader source, int imageIndex) {}

        @Override
        public void imageComplete(ImageReader source) {}

        @Override
        public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageReader source, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageReader source) {}

        @Override
        public void readAborted(ImageReader source) {}
    }
}
