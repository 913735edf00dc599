package vn.htsd.reports.render;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.HashMap;
import java.util.Map;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintLine;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;

/**
 * The rules of the letterhead. Decree 30 measures them by the words over them: under names and subject a third to a half, under
 * the motto all of it. In a template the line {@code rule-x} stands under the text {@code x}.
 */
final class Rules {
    private static final String KEY = "rule-";
    private static final FontRenderContext FRACTIONAL = new FontRenderContext(null, true, true);

    private Rules() {}

    /** Gives each rule on the first page its length, in the middle of its words. */
    static void fit(JasperPrint print) {
        var elements = print.getPages().get(0).getElements();
        var texts = new HashMap<String, JRPrintText>();
        for (var element : elements) {
            if (element instanceof JRPrintText text && text.getKey() != null) {
                texts.put(text.getKey(), text);
            }
        }
        for (var element : elements) {
            var key = element.getKey();
            if (element instanceof JRPrintLine && key != null && key.startsWith(KEY)) {
                fit(element, key.substring(KEY.length()), texts);
            }
        }
    }

    private static void fit(JRPrintElement line, String name, Map<String, JRPrintText> texts) {
        var text = texts.get(name);
        if (text != null) {
            int width = under(name, text.getFullText(), text.getFontSize(), text.getWidth());
            line.setX(text.getX() + (text.getWidth() - width) / 2);
            line.setWidth(width);
        }
    }

    /**
     * How long the rule is, in points, under bold words.
     *
     * @param name {@code issuer}, {@code motto} or {@code subject}
     * @param room width that the words break at
     */
    static int under(String name, String words, float size, int room) {
        var font = Typeface.of(size, true);
        return (int) Math.round(widest(words, font, room) * (name.equals("motto") ? 1 : 0.4));
    }

    private static double widest(String words, Font font, int room) {
        double widest = 0;
        double line = 0;
        var space = width(" ", font);
        for (var word : words.split("\\s+")) {
            var next = width(word, font);
            line = line > 0 && line + space + next <= room ? line + space + next : next;
            widest = Math.max(widest, line);
        }
        return Math.min(widest, room);
    }

    private static double width(String text, Font font) {
        return font.getStringBounds(text, FRACTIONAL).getWidth();
    }
}
