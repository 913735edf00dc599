package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.query.RevisionFacts;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Row;

/** What changed in the figures of a campaign since they were last released, by whom and why. */
final class SinceAnnex {
    private final Edition edition;
    private final @Nullable Revision since;

    /**
     * @param edition in the words of the report on revisions
     * @param since the last release beside the figures of the report; null where there was none
     */
    SinceAnnex(Edition edition, @Nullable Revision since) {
        this.edition = edition;
        this.since = since == null ? null : since.of(edition.year());
    }

    /** @param number of the annex in its report */
    List<Block> blocks(String number, String reference) {
        var words = edition.words();
        var figures = edition.figures();
        var blocks = new ArrayList<Block>();
        blocks.add(edition.annexTitle(number, "annex_since", reference));
        if (since == null) {
            blocks.add(words.paragraph("since_nothing"));
            return blocks;
        }
        blocks.add(words.paragraph("since", since.older().said(words, figures)));
        if (since.isEmpty()) {
            blocks.add(words.paragraph("same"));
            return blocks;
        }
        var tables = new RevisionTables(since, RevisionFacts.read(edition.warehouse()), words);
        add(blocks, tables, "revision-nation", tables.nation(edition.year()), "since_nation", "no_total");
        add(blocks, tables, "revision-places", tables.provinces(), "since_places", "no_province");
        add(blocks, tables, "revision-causes", tables.named(), "since_causes", "no_cause");
        if (tables.causes() > RevisionTables.MOST) {
            blocks.add(words.paragraph("only_the_first", figures.count((long) RevisionTables.MOST), figures.count((long)
                    tables.causes())));
        }
        return blocks;
    }

    private void add(
            List<Block> blocks,
            RevisionTables tables,
            String template,
            List<Row> rows,
            String caption,
            String nothing) {
        var words = edition.words();
        if (rows.isEmpty()) {
            blocks.add(words.paragraph(nothing));
            return;
        }
        blocks.add(words.caption(caption));
        blocks.add(tables.grid(template, rows));
        blocks.addAll(edition.signs().under(rows, words.of("money_note")));
    }
}
