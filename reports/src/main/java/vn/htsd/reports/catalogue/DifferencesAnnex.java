package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.Difference;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** Where declarations and details differ: great differences by name, the others as a number. */
final class DifferencesAnnex {
    /** No more than these are named. */
    private static final int MOST = 500;

    private final Edition edition;

    /** @param edition in the words of the quality report */
    DifferencesAnnex(Edition edition) {
        this.edition = edition;
    }

    /** @param number of the annex in its report */
    List<Block> blocks(String number, String reference) {
        var words = edition.words();
        var figures = edition.figures();
        var large = Difference.large(edition.warehouse(), edition.year());
        var rows = new ArrayList<Row>();
        for (var each : large.subList(0, Math.min(MOST, large.size()))) {
            rows.add(Row.of(
                    "no", Integer.toString(rows.size() + 1),
                    "name", each.name(),
                    "family", words.of("family_" + each.family()),
                    "declared", amount(figures, each, each.declared()),
                    "detail", amount(figures, each, each.detail()),
                    "difference", amount(figures, each, each.difference()),
                    "share", figures.percent(each.difference(), each.detail()),
                    "reported",
                            words.sentence(
                                    "reported_of", figures.count(each.covered()), figures.count(each.expected()))));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(edition.annexTitle(number, "annex_differences", reference));
        blocks.add(words.paragraph(
                "small_differences", figures.count(Difference.small(edition.warehouse(), edition.year()))));
        if (rows.isEmpty()) {
            blocks.add(words.paragraph("no_difference"));
            return blocks;
        }
        blocks.add(new Block.Grid(new Table("differences", rows)));
        blocks.addAll(edition.signs().under(rows, words.of("differences_note")));
        return blocks;
    }

    private static CharSequence amount(Figures figures, Difference difference, Quantity value) {
        return difference.family().equals("funding") ? figures.millions(value) : figures.count(value);
    }
}
