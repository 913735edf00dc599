package vn.htsd.reports.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Blocks as the rows that the page templates are filled with. Rows that must stay together share a {@code chunk}: the
 * templates begin one only where there is room for its heading and something below it.
 */
final class BlockRows {
    private final Templates templates;
    private final ResourceBundle words;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private int chunk;
    private int annex;
    private boolean heading;

    private BlockRows(Templates templates, ResourceBundle words) {
        this.templates = templates;
        this.words = words;
    }

    static JRDataSource of(List<Block> blocks, Templates templates, ResourceBundle words) {
        var rows = new BlockRows(templates, words);
        blocks.forEach(rows::add);
        rows.giveChartsRoom();
        rows.keepTheLastParagraphsWithTheSignature();
        return new JRMapCollectionDataSource(List.copyOf(rows.rows));
    }

    private void add(Block block) {
        if (block instanceof Block.Heading title) {
            title(title.level().name().toLowerCase(Locale.ROOT), title.text());
        } else if (block instanceof Block.AnnexTitle title) {
            annex++;
            heading = false;
            title("annex", title.number());
            text("subject", title.subject());
            text("enclosure", title.enclosure());
        } else if (block instanceof Block.Caption caption) {
            title("caption", caption.text());
        } else if (block instanceof Block.Paragraph paragraph) {
            text("paragraph", paragraph.text());
        } else if (block instanceof Block.Unit unit) {
            text("unit", unit.text());
        } else if (block instanceof Block.Legend legend) {
            text("legend", legend.text());
        } else if (block instanceof Block.Grid grid) {
            grid(grid.table());
        } else if (block instanceof Block.Picture picture) {
            var cells = cells("chart-" + picture.chart().size().name().toLowerCase(Locale.ROOT), picture.alternative());
            cells.put("chart", new ChartImage(picture.chart()));
            rows.add(cells);
            heading = false;
        }
    }

    /** A heading begins a chunk, but one right under another heading belongs to it. */
    private void title(String kind, CharSequence text) {
        if (!heading) {
            chunk++;
        }
        rows.add(cells(kind, text));
        heading = true;
    }

    private void text(String kind, CharSequence text) {
        heading = heading && kind.equals("subject");
        rows.add(cells(kind, text));
    }

    /** A chart stays with its caption: the rows of its chunk name its size, and begin a new page unless all of it fits. */
    private void giveChartsRoom() {
        var rooms = new HashMap<Object, Object>();
        rows.stream()
                .filter(row -> row.containsKey("chart"))
                .forEach(row -> rooms.put(row.get("chunk"), row.get("kind")));
        rows.forEach(row -> row.computeIfAbsent("room", unused -> rooms.get(row.get("chunk"))));
    }

    /** A page with a signature and no text would look as if it belonged to nothing; the closing formula is hardly one. */
    private void keepTheLastParagraphsWithTheSignature() {
        int first = rows.size();
        while (first > 0
                && rows.size() - first < 2
                && "paragraph".equals(rows.get(first - 1).get("kind"))) {
            first--;
        }
        for (var row : rows.subList(first, rows.size())) {
            row.put("chunk", chunk + 1);
            row.put("room", rows.size() - first == 2 ? "closing-two" : "closing");
        }
    }

    private void grid(Table table) {
        var cells = cells("table", null);
        var template = templates.named(table.template());
        cells.put("table", template);
        var pieces = new LongCells(TableColumns.widths(template));
        cells.put(
                "rows",
                new JRMapCollectionDataSource(
                        table.rows().stream().flatMap(row -> cells(row, pieces)).toList()));
        cells.put("headings", table.headings());
        rows.add(cells);
        rows.add(cells("gap", null));
        heading = false;
    }

    private Map<String, Object> cells(String kind, @Nullable CharSequence text) {
        var cells = new HashMap<String, Object>();
        cells.put("kind", kind);
        cells.put("chunk", chunk);
        cells.put("annex", annex);
        cells.put("words", words);
        if (text != null) {
            cells.put("text", text.toString());
        }
        return cells;
    }

    private static Stream<Map<String, ?>> cells(Row row, LongCells pieces) {
        return pieces.rows(row).stream().map(each -> {
            var cells = new HashMap<String, Object>(each);
            cells.put("total", row.total());
            return cells;
        });
    }
}
