package vn.htsd.reports.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Colours, letters and strokes that all charts share. The colours differ in lightness, so they differ in grey too. */
final class Ink {
    static final Color DARK = new Color(0x1F4E79);
    static final Color LIGHT = new Color(0x8FB0D0);
    static final Color TEXT = new Color(0x222222);
    static final Color RULE = new Color(0x9AA3AD);
    static final Color GRID = new Color(0xDDE2E7);
    static final Color FAINT = new Color(0xF1F3F5);

    private final Graphics2D page;

    Ink(Graphics2D page) {
        this.page = page;
    }

    void letters(float size, boolean bold) {
        page.setFont(Typeface.of(size, bold));
        page.setColor(TEXT);
    }

    double width(String text) {
        return page.getFont().getStringBounds(text, page.getFontRenderContext()).getWidth();
    }

    void left(String text, double x, double baseline) {
        page.drawString(text, (float) x, (float) baseline);
    }

    void right(String text, double x, double baseline) {
        left(text, x - width(text), baseline);
    }

    void centre(String text, double x, double baseline) {
        left(text, x - width(text) / 2, baseline);
    }

    void line(Color colour, double thickness, double x1, double y1, double x2, double y2) {
        page.setColor(colour);
        page.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        page.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void box(Color colour, double x, double y, double width, double height) {
        page.setColor(colour);
        page.fill(new Rectangle2D.Double(x, y, width, height));
    }

    /** {@code text} on as many lines as {@code width} asks for, at most two; what does not fit ends in an ellipsis. */
    List<String> wrap(String text, double width) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.split(" ")) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) <= width || line.isEmpty()) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        if (lines.size() <= 2) {
            return List.copyOf(lines);
        }
        var second = lines.get(1);
        while (!second.isEmpty() && width(second + "…") > width) {
            second = second.substring(0, second.length() - 1);
        }
        return List.of(lines.get(0), second.strip() + "…");
    }

    Font font() {
        return page.getFont();
    }
}
