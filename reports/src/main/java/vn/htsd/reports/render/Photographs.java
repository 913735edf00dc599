package vn.htsd.reports.render;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Up to four pictures, two beside each other, each whole in its frame with its caption below. */
public record Photographs(List<Shot> shots) implements Chart {
    private static final double GAP = 12;
    private static final double CAPTION = 26;

    /** @param file a small JPEG; a frame stays empty where it is not there any more */
    public record Shot(Path file, String caption) {}

    public Photographs {
        shots = List.copyOf(shots);
    }

    @Override
    public Size size() {
        return shots.size() > 2 ? Size.LARGE : Size.SMALL;
    }

    @Override
    public void draw(Graphics2D page, Rectangle2D area) {
        var rows = shots.size() > 2 ? 2 : 1;
        var width = (area.getWidth() - GAP) / 2;
        var height = area.getHeight() / rows;
        for (int i = 0; i < shots.size(); i++) {
            var x = area.getX() + i % 2 * (width + GAP);
            var y = area.getY() + i / 2 * height;
            var frame = new Rectangle2D.Double(x, y + 2, width, height - CAPTION - 6);
            var image = image(shots.get(i).file());
            if (image != null) {
                place(page, image, frame);
            } else {
                page.setColor(Ink.GRID);
                page.draw(frame);
            }
            caption(page, shots.get(i).caption(), frame);
        }
    }

    private static void place(Graphics2D page, BufferedImage image, Rectangle2D frame) {
        var scale = Math.min(frame.getWidth() / image.getWidth(), frame.getHeight() / image.getHeight());
        page.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        var at = AffineTransform.getTranslateInstance(
                frame.getCenterX() - image.getWidth() * scale / 2, frame.getCenterY() - image.getHeight() * scale / 2);
        at.scale(scale, scale);
        page.drawImage(image, at, null);
    }

    private static void caption(Graphics2D page, String caption, Rectangle2D frame) {
        var ink = new Ink(page);
        ink.letters(9.5f, false);
        var baseline = frame.getMaxY() + 11;
        for (var line : ink.wrap(caption, frame.getWidth())) {
            ink.centre(line, frame.getCenterX(), baseline);
            baseline += 11;
        }
    }

    private static @Nullable BufferedImage image(Path file) {
        try {
            return Files.isRegularFile(file) ? ImageIO.read(file.toFile()) : null;
        } catch (IOException damaged) {
            return null;
        }
    }
}
