package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.reports.query.ReportingRate;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** Both reporting rates, and timeliness, by level. */
record ReportingTable(Edition edition, List<ReportingRate> rates) {
    List<Block> blocks() {
        var words = edition.words();
        var rows = rates.stream().map(this::row).toList();
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("table_reporting"));
        blocks.add(new Block.Grid(new Table("reporting", rows)));
        blocks.addAll(edition.signs()
                .under(
                        rows,
                        rates.stream().anyMatch(ReportingTable::unknown)
                                ? words.of("no_register")
                                : words.of("by_reference")));
        return blocks;
    }

    private Row row(ReportingRate rate) {
        var figures = edition.figures();
        return Row.of(
                "level", edition.words().of("level_" + rate.level()),
                "expected", unknown(rate) ? Figures.NOT_APPLICABLE : figures.count(rate.expected()),
                "own", figures.count(rate.ownReport()),
                "own_rate", figures.percent(rate.ownReport(), rate.expected()),
                "covered", figures.count(rate.covered()),
                "covered_rate", figures.percent(rate.covered(), rate.expected()),
                "returned", figures.count(rate.returned()),
                "missing", unknown(rate) ? Figures.NOT_APPLICABLE : figures.count(rate.missing()),
                "late",
                        !rate.late().isPositive() && !rate.onTime().isPositive()
                                ? Figures.NOT_APPLICABLE
                                : figures.count(rate.late()));
    }

    /** Whether nobody can say who should report. */
    private static boolean unknown(ReportingRate rate) {
        return !rate.expected().isPositive();
    }
}
