package vn.htsd.reports.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Printed;

/** Small line charts side by side, one a measure, over the same years; every point carries its value. */
public record LineChart(Size size, List<String> years, List<Panel> panels, int columns) implements Chart {
    private static final double GAP = 18;
    private static final float LETTERS = 9.5f;
    /** From a point to its value. */
    private static final double CLEAR = 7;

    /** One line: a value and its text for each year; where nothing was reported the line has a gap. */
    public record Panel(String title, List<@Nullable Double> values, List<? extends CharSequence> texts) {
        public Panel {
            values = Collections.unmodifiableList(new ArrayList<>(values));
            texts = List.copyOf(texts);
        }
    }

    public LineChart {
        years = List.copyOf(years);
        panels = List.copyOf(panels);
    }

    @Override
    public List<Printed.Use> figures() {
        return panels.stream()
                .flatMap(panel -> panel.texts().stream())
                .flatMap(text -> Printed.of(text).uses().stream())
                .toList();
    }

    @Override
    public void draw(Graphics2D page, Rectangle2D area) {
        var rows = Math.max(1, (panels.size() + columns - 1) / columns);
        var width = (area.getWidth() - GAP * (columns - 1)) / columns;
        var height = area.getHeight() / rows;
        for (int i = 0; i < panels.size(); i++) {
            var x = area.getX() + i % columns * (width + GAP);
            var y = area.getY() + i / columns * height;
            panel(page, panels.get(i), new Rectangle2D.Double(x, y, width, height));
        }
    }

    private void panel(Graphics2D page, Panel panel, Rectangle2D area) {
        var ink = new Ink(page);
        ink.letters(10, true);
        ink.centre(panel.title(), area.getCenterX(), area.getY() + 11);
        var floor = area.getMaxY() - 18;
        var ceiling = area.getY() + 34;
        var highest = panel.values().stream()
                .mapToDouble(v -> v == null ? 0 : v)
                .max()
                .orElse(0);
        var scale = highest <= 0 ? 0 : (floor - ceiling) / highest;
        for (int line = 1; line <= 3; line++) {
            var y = floor - (floor - ceiling) * line / 3;
            ink.line(Ink.GRID, 0.5, area.getX(), y, area.getMaxX(), y);
        }
        ink.line(Ink.RULE, 0.8, area.getX(), floor, area.getMaxX(), floor);
        for (int i = 0; i < years.size(); i++) {
            var from = i == 0 ? null : panel.values().get(i - 1);
            var to = panel.values().get(i);
            if (from != null && to != null) {
                ink.line(Ink.DARK, 1.8, x(area, i - 1), floor - from * scale, x(area, i), floor - to * scale);
            }
        }
        for (int i = 0; i < years.size(); i++) {
            ink.letters(9.5f, false);
            ink.centre(years.get(i), x(area, i), area.getMaxY() - 5);
            var value = panel.values().get(i);
            if (value != null) {
                page.setColor(Ink.DARK);
                page.fill(new Ellipse2D.Double(x(area, i) - 2.8, floor - value * scale - 2.8, 5.6, 5.6));
            }
            value(ink, panel, i, scale, floor, area);
        }
    }

    /** A value beside its point, inside the panel, small enough not to touch its neighbours. */
    private void value(Ink ink, Panel panel, int year, double scale, double floor, Rectangle2D area) {
        var text = panel.texts().get(year).toString();
        var middle = x(area, year);
        ink.letters(LETTERS, false);
        var room = area.getWidth() / years.size() + 2;
        var size = (float) Math.min(LETTERS, LETTERS * room / ink.width(text));
        ink.letters(size, false);
        var half = ink.width(text) / 2;
        var reach = Math.min(1, (half + 3) * years.size() / area.getWidth());
        var value = panel.values().get(year);
        var over = CLEAR + reach * scale * climb(panel, year, 1);
        var under = CLEAR + reach * scale * climb(panel, year, -1) + size * 0.7;
        var point = floor - (value == null ? 0 : value * scale);
        var below = value != null && under < over && point + under < floor - 2;
        var baseline = below ? point + under : point - over;
        var x = Math.min(Math.max(middle, area.getX() + half), area.getMaxX() - half);
        ink.box(Color.WHITE, x - half - 1, baseline - size * 0.85, 2 * half + 2, size * 1.05);
        ink.letters(size, false);
        ink.centre(text, x, baseline);
    }

    /** By how much the steeper of the lines to its neighbours goes up from a point; with {@code way} -1, down. */
    private static double climb(Panel panel, int year, int way) {
        var value = panel.values().get(year);
        double climb = 0;
        for (int other : List.of(year - 1, year + 1)) {
            var there = other < 0 || other >= panel.values().size()
                    ? null
                    : panel.values().get(other);
            if (value != null && there != null) {
                climb = Math.max(climb, way * (there - value));
            }
        }
        return climb;
    }

    private double x(Rectangle2D area, int year) {
        return area.getX() + area.getWidth() * (year + 0.5) / years.size();
    }
}
