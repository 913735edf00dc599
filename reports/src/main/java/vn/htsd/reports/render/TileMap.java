package vn.htsd.reports.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Printed;

/**
 * A tile for each province, roughly where it lies, darker the more it has, with its value in it. The tiles of the two
 * archipelagos are always there.
 *
 * @param islands named tiles without a value, to the east
 */
public record TileMap(List<Tile> tiles, List<Island> islands, String scale) implements Chart {
    private static final int COLUMNS = 7;
    private static final int ROWS = 17;
    private static final double GAP = 2;
    /** From little to much; told apart in grey too. */
    private static final List<Color> SHADES = List.of(
            new Color(0xE3ECF4), new Color(0xBBD1E5), new Color(0x86ABCC), new Color(0x4A7BA6), new Color(0x1F4E79));

    private static final int FIRST_DARK = 3;

    /** @param value null where nothing was reported */
    public record Tile(int column, int row, String name, @Nullable Long value, CharSequence text) {}

    public record Island(int row, String name) {}

    public TileMap {
        tiles = List.copyOf(tiles);
        islands = List.copyOf(islands);
    }

    @Override
    public Size size() {
        return Size.PAGE;
    }

    @Override
    public List<Printed.Use> figures() {
        return tiles.stream()
                .flatMap(tile -> Printed.of(tile.text()).uses().stream())
                .toList();
    }

    @Override
    public void draw(Graphics2D page, Rectangle2D area) {
        var ink = new Ink(page);
        var width = area.getWidth() / COLUMNS;
        var height = area.getHeight() / ROWS;
        for (var tile : tiles) {
            var x = area.getX() + tile.column() * width;
            var y = area.getY() + tile.row() * height;
            var shade = shade(tile.value());
            ink.box(shade < 0 ? Color.WHITE : SHADES.get(shade), x, y, width - GAP, height - GAP);
            frame(page, x, y, width - GAP, height - GAP, false);
            var letters = shade >= FIRST_DARK ? Color.WHITE : Ink.TEXT;
            fitted(ink, page, letters, tile.name(), false, x, width - GAP, y + height * 0.4);
            fitted(ink, page, letters, tile.text().toString(), true, x, width - GAP, y + height * 0.8);
        }
        for (var island : islands) {
            var x = area.getX() + (COLUMNS - 2) * width + GAP;
            var y = area.getY() + island.row() * height;
            frame(page, x, y, 2 * width - 2 * GAP, 1.4 * height, true);
            ink.letters(8.5f, false);
            var lines = ink.wrap(island.name(), 2 * width - 12);
            for (int i = 0; i < lines.size(); i++) {
                ink.centre(lines.get(i), x + width - GAP, y + height * (lines.size() > 1 ? 0.6 : 0.8) + i * 10);
            }
        }
        scale(ink, page, area.getMaxX() - 2 * width, area.getY() + 4);
    }

    private void scale(Ink ink, Graphics2D page, double x, double y) {
        for (int i = 0; i < SHADES.size(); i++) {
            ink.box(SHADES.get(i), x + i * 20, y, 20, 10);
        }
        frame(page, x, y, SHADES.size() * 20, 10, false);
        ink.letters(8.5f, false);
        ink.left(scale, x, y + 21);
    }

    /** In fifths of the tiles that have a value; less than 0 for one that has none. */
    private int shade(@Nullable Long value) {
        if (value == null) {
            return -1;
        }
        long known = tiles.stream().filter(tile -> tile.value() != null).count();
        long less = tiles.stream()
                .map(Tile::value)
                .filter(other -> other != null && other < value)
                .count();
        return (int) Math.min(SHADES.size() - 1, less * SHADES.size() / known);
    }

    private static void fitted(
            Ink ink,
            Graphics2D page,
            Color colour,
            String text,
            boolean bold,
            double x,
            double width,
            double baseline) {
        ink.letters(8.5f, bold);
        var wide = ink.width(text);
        if (wide > width - 4) {
            ink.letters((float) (8.5 * (width - 4) / wide), bold);
        }
        page.setColor(colour);
        ink.centre(text, x + width / 2, baseline);
    }

    private static void frame(Graphics2D page, double x, double y, double width, double height, boolean dashed) {
        page.setColor(Ink.RULE);
        page.setStroke(
                dashed
                        ? new BasicStroke(
                                0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {3f, 2f}, 0f)
                        : new BasicStroke(0.5f));
        page.draw(new Rectangle2D.Double(x, y, width, height));
    }
}
