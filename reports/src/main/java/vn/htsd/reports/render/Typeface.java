package vn.htsd.reports.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;

/** The embedded typeface, for drawing. */
final class Typeface {
    private static final Font PLAIN = load("Regular");
    private static final Font BOLD = load("Bold");

    private Typeface() {}

    static Font of(float size, boolean bold) {
        return (bold ? BOLD : PLAIN).deriveFont(size);
    }

    private static Font load(String style) {
        var path = "/liberation/LiberationSerif-" + style + ".ttf";
        try (var stream = Typeface.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("Font missing from the class path: " + path);
            }
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("Font cannot be read: " + path, e);
        }
    }
}
