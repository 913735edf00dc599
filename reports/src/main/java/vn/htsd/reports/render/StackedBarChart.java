package vn.htsd.reports.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import vn.htsd.reports.figure.Printed;

/**
 * Lying bars put together from parts, with the whole in words at their end.
 *
 * @param parts names of the parts, from the left, at most four
 */
public record StackedBarChart(Size size, List<String> parts, List<Bar> bars) implements Chart {
    private static final List<Color> SHADES =
            List.of(Ink.DARK, new Color(0x7FA6C9), new Color(0xD3E0EC), new Color(0xF1F1F1));

    /** @param values one a part; nothing is 0 */
    public record Bar(String label, List<Double> values, CharSequence text) {
        public Bar {
            values = List.copyOf(values);
        }

        double whole() {
            return values.stream().mapToDouble(each -> each).sum();
        }
    }

    public StackedBarChart {
        parts = List.copyOf(parts);
        bars = List.copyOf(bars);
    }

    @Override
    public List<Printed.Use> figures() {
        return bars.stream()
                .flatMap(bar -> Printed.of(bar.text()).uses().stream())
                .toList();
    }

    @Override
    public void draw(Graphics2D page, Rectangle2D area) {
        var ink = new Ink(page);
        legend(ink, area);
        var top = area.getY() + 18;
        var row = Math.min(20, (area.getMaxY() - top) / Math.max(1, bars.size()));
        var letters = (float) Math.min(9, row * 0.85);
        ink.letters(letters, false);
        var left =
                bars.stream().mapToDouble(bar -> ink.width(bar.label())).max().orElse(0) + 6;
        var right = bars.stream()
                        .mapToDouble(bar -> ink.width(bar.text().toString()))
                        .max()
                        .orElse(0)
                + 5;
        var longest = bars.stream().mapToDouble(Bar::whole).max().orElse(0);
        var scale = longest <= 0 ? 0 : (area.getWidth() - left - right) / longest;
        for (int i = 0; i < bars.size(); i++) {
            var bar = bars.get(i);
            var y = top + i * row;
            ink.letters(letters, false);
            ink.right(bar.label(), area.getX() + left - 6, y + row / 2 + letters * 0.34);
            var x = area.getX() + left;
            for (int part = 0; part < bar.values().size(); part++) {
                var length = bar.values().get(part) * scale;
                if (length > 0) {
                    ink.box(Ink.RULE, x, y + row * 0.12, length, row * 0.76);
                    ink.box(SHADES.get(part), x + 0.3, y + row * 0.12 + 0.3, length - 0.6, row * 0.76 - 0.6);
                }
                x += length;
            }
            ink.letters(letters, false);
            ink.left(bar.text().toString(), x + 3, y + row / 2 + letters * 0.34);
        }
        ink.line(Ink.RULE, 0.7, area.getX() + left, top - 1, area.getX() + left, top + bars.size() * row + 1);
    }

    /** What no bar has is not explained. */
    private boolean isEmpty(int part) {
        return bars.stream().allMatch(bar -> bar.values().get(part) == 0);
    }

    private void legend(Ink ink, Rectangle2D area) {
        var x = area.getX();
        for (int part = 0; part < parts.size(); part++) {
            if (isEmpty(part)) {
                continue;
            }
            ink.box(Ink.RULE, x, area.getY() + 1, 10, 9);
            ink.box(SHADES.get(part), x + 0.6, area.getY() + 1.6, 8.8, 7.8);
            ink.letters(8.5f, false);
            ink.left(parts.get(part), x + 13, area.getY() + 9);
            x += 13 + ink.width(parts.get(part)) + 14;
        }
    }
}
