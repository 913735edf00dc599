package vn.htsd.reports.render;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Printed;

/**
 * Lying bars with their labels on the left and their values at the end; several panels share the labels.
 *
 * @param columns in how many columns the labels are laid out one after the other (one panel only)
 * @param full value of a bar of full length; null: that of the longest
 * @param threshold a goal; bars below it are light, and each has a mark at it where the whole is known too
 */
public record BarChart(
        Size size,
        List<String> labels,
        List<Panel> panels,
        int columns,
        @Nullable Double full,
        @Nullable Double threshold)
        implements Chart {
    private static final double GAP = 14;

    /** One measure: a value and its text for each label; a value that was not reported is null. */
    public record Panel(String title, List<@Nullable Double> values, List<? extends CharSequence> texts) {
        public Panel {
            values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
            texts = List.copyOf(texts);
        }
    }

    public BarChart {
        labels = List.copyOf(labels);
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
        var rows = Math.max(1, (labels.size() + columns - 1) / columns);
        for (int column = 0; column < columns; column++) {
            var width = (area.getWidth() - GAP * (columns - 1)) / columns;
            var x = area.getX() + column * (width + GAP);
            var from = Math.min(labels.size(), column * rows);
            var to = Math.min(labels.size(), from + rows);
            new Column(page, from, to, rows).draw(new Rectangle2D.Double(x, area.getY(), width, area.getHeight()));
        }
    }

    /** The bars of labels {@code from} to {@code to}, in rows as high as if there were {@code rows} of them. */
    private final class Column {
        private final Graphics2D page;
        private final Ink ink;
        private final int from;
        private final int to;
        private final int rows;

        Column(Graphics2D page, int from, int to, int rows) {
            this.page = page;
            this.ink = new Ink(page);
            this.from = from;
            this.to = to;
            this.rows = rows;
        }

        void draw(Rectangle2D area) {
            var titled = panels.stream().anyMatch(panel -> !panel.title().isEmpty());
            var top = area.getY() + (titled ? 18 : 2);
            var row = Math.min(26, (area.getMaxY() - top - 2) / rows);
            var letters = (float) Math.min(10, row * 0.78);
            ink.letters(letters, false);
            var widest = labels.stream().mapToDouble(ink::width).max().orElse(0);
            var margin = Math.min(widest, area.getWidth() * 0.34) + 6;
            for (int i = from; i < to; i++) {
                label(labels.get(i), area.getX(), top + (i - from) * row, margin - 6, row);
            }
            var width = (area.getWidth() - margin - GAP * (panels.size() - 1)) / panels.size();
            for (int p = 0; p < panels.size(); p++) {
                var x = area.getX() + margin + p * (width + GAP);
                panel(panels.get(p), x, top, width, row, letters);
            }
        }

        private void label(String text, double x, double y, double width, double row) {
            ink.letters((float) Math.min(10, row * 0.78), false);
            var lines = row < 22 ? List.of(shortened(text, width)) : ink.wrap(text, width);
            var leading = ink.font().getSize2D() * 1.1;
            var baseline = y + row / 2 + ink.font().getSize2D() * 0.34 - (lines.size() - 1) * leading / 2;
            for (var line : lines) {
                ink.right(line, x + width, baseline);
                baseline += leading;
            }
        }

        private String shortened(String text, double width) {
            var kept = text;
            while (kept.length() > 1 && ink.width(kept.equals(text) ? kept : kept + "…") > width) {
                kept = kept.substring(0, kept.length() - 1);
            }
            return kept.equals(text) ? text : kept.strip() + "…";
        }

        private void panel(Panel panel, double x, double top, double width, double row, float letters) {
            ink.letters(10, true);
            ink.left(panel.title(), x, top - 6);
            ink.letters(letters, false);
            var room = panel.texts().stream()
                            .mapToDouble(text -> ink.width(text.toString()))
                            .max()
                            .orElse(0)
                    + 5;
            var lowest = panel.values().stream()
                    .mapToDouble(v -> v == null ? 0 : v)
                    .min()
                    .orElse(0);
            var highest = full != null
                    ? full
                    : panel.values().stream()
                            .mapToDouble(v -> v == null ? 0 : v)
                            .max()
                            .orElse(0);
            var below = Math.min(0, lowest);
            var left = below < 0 ? room : 0;
            var scale = highest - below <= 0 ? 0 : (width - room - left) / (highest - below);
            var zero = x + left - below * scale;
            for (int i = from; i < to; i++) {
                var y = top + (i - from) * row;
                bar(panel.values().get(i), panel.texts().get(i).toString(), zero, scale, room, y, row, letters);
            }
            ink.line(Ink.RULE, 0.7, zero, top - 1, zero, top + (to - from) * row + 1);
        }

        /** Where both the whole and a goal are known, each bar runs in a track to the whole, with a mark at the goal. */
        private boolean bullet() {
            return full != null && threshold != null;
        }

        /** Nothing without a goal. Darker up to the goal, so that what is missing to it shows in grey too. */
        private void track(double zero, double scale, double y, double row) {
            if (full != null && threshold != null) {
                ink.box(Ink.FAINT, zero, y + row * 0.17, full * scale, row * 0.66);
                ink.box(Ink.GRID, zero, y + row * 0.17, threshold * scale, row * 0.66);
            }
        }

        private void bar(
                @Nullable Double value,
                String text,
                double zero,
                double scale,
                double room,
                double y,
                double row,
                float letters) {
            var length = value == null ? 0 : value * scale;
            var weak = value != null && (value < 0 || threshold != null && value < threshold);
            var thick = bullet() ? 0.4 : 0.66;
            track(zero, scale, y, row);
            ink.box(
                    weak ? Ink.LIGHT : Ink.DARK,
                    Math.min(zero, zero + length),
                    y + row * (1 - thick) / 2,
                    Math.abs(length),
                    row * thick);
            if (bullet() && threshold != null) {
                var goal = zero + threshold * scale;
                ink.line(Ink.TEXT, 1.4, goal, y + row * 0.14, goal, y + row * 0.86);
            }
            ink.letters(letters, false);
            var baseline = y + row / 2 + letters * 0.34;
            if (full != null) {
                ink.right(text, zero + full * scale + room, baseline);
            } else if (length < 0) {
                ink.right(text, zero + length - 3, baseline);
            } else {
                ink.left(text, zero + length + 3, baseline);
            }
            page.setColor(Ink.TEXT);
        }
    }
}
