package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.reports.query.Predecessors;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** IV. Which provinces of the first year make up each one of the last. */
final class GeographyPart {
    private final Comparison comparison;

    GeographyPart(Comparison comparison) {
        this.comparison = comparison;
    }

    List<Block> blocks() {
        var words = comparison.words();
        var blocks = new ArrayList<Block>();
        blocks.add(words.part("part_4"));
        var first = Integer.toString(comparison.first());
        var last = Integer.toString(comparison.last());
        var made = Predecessors.read(comparison.warehouse(), comparison.first(), comparison.last());
        if (made.isEmpty()) {
            blocks.add(words.paragraph("geography_same", first, last));
            return blocks;
        }
        blocks.add(words.paragraph(
                "geography_changed", first, last, comparison.figures().count((long) made.size())));
        var rows = new ArrayList<Row>();
        for (var each : made) {
            rows.add(Row.of(
                    "no", Integer.toString(rows.size() + 1),
                    "name", each.name(),
                    "kind", words.of(kind(each)),
                    "sources", each.sources()));
        }
        blocks.add(words.caption("table_predecessors"));
        blocks.add(new Block.Grid(new Table("predecessors", rows)));
        return blocks;
    }

    private static String kind(Predecessors each) {
        if (!each.whole()) {
            return "kind_split";
        }
        return each.count() > 1 ? "kind_merged" : "kind_renamed";
    }
}
