package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.query.TrendPoint;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** One annex a measure: every province over the years, three years to a table. */
final class TrendAnnexes {
    private static final int YEARS_IN_TABLE = 3;

    private final Comparison comparison;
    private final Wording words;

    TrendAnnexes(Comparison comparison) {
        this.comparison = comparison;
        this.words = comparison.words();
    }

    List<Block> blocks(String reference) {
        var blocks = new ArrayList<Block>();
        for (var measure : Measure.values()) {
            var annex = words.of("annex", ProvinceTrend.annex(measure));
            var span = years(comparison.years());
            blocks.add(new Block.AnnexTitle(
                    annex, words.of("annex_" + measure.column(), span), words.of("enclosure", reference)));
            if (comparison.provinces(measure).isEmpty()) {
                blocks.add(words.paragraph("no_figures"));
            }
            for (var window : windows(comparison.years())) {
                blocks.addAll(table(measure, window));
            }
        }
        return blocks;
    }

    /** Stretches of three years that cover all; two where there are only two. */
    static List<List<Integer>> windows(List<Integer> years) {
        var windows = new ArrayList<List<Integer>>();
        var size = Math.min(YEARS_IN_TABLE, years.size());
        for (int to = years.size(); to > 1; to -= size - 1) {
            windows.add(0, years.subList(Math.max(0, Math.min(to, years.size()) - size), Math.max(size, to)));
        }
        return windows;
    }

    private static String years(List<Integer> years) {
        return years.get(0) + " - " + years.get(years.size() - 1);
    }

    private List<Block> table(Measure measure, List<Integer> years) {
        var rows = new ArrayList<Row>();
        comparison
                .nation(measure)
                .ifPresent(nation -> rows.add(new Row(
                        row(measure, "", words.of("whole_country"), nation, years)
                                .cells(),
                        true)));
        for (var series : comparison.provinces(measure)) {
            rows.add(row(measure, Integer.toString(rows.size()), series.name(), series, years));
        }
        comparison
                .central(measure)
                .ifPresent(central -> rows.add(row(measure, "", words.of("central"), central, years)));
        var headings = new HashMap<String, String>();
        for (int i = 0; i < years.size(); i++) {
            var later = NationTrend.later(comparison.campaigns(), years.get(i)) ? " " + words.of("later_mark") : "";
            headings.put("year" + (i + 1), words.of("year", Integer.toString(years.get(i))) + later);
            headings.put("covered" + (i + 1), Integer.toString(years.get(i)));
            if (i > 0) {
                headings.put(
                        "change" + (i + 1),
                        words.of("change", Integer.toString(years.get(i)), Integer.toString(years.get(i - 1))));
            }
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Unit(words.of("unit_" + measure.column())));
        blocks.add(new Block.Grid(new Table("trend-years-" + years.size(), headings, rows)));
        blocks.addAll(comparison.signs().under(rows, words.of("annex_note")));
        return blocks;
    }

    private Row row(Measure measure, String number, String name, Series series, List<Integer> years) {
        var cells = new HashMap<String, CharSequence>();
        cells.put("no", number);
        cells.put("name", name);
        for (int i = 0; i < years.size(); i++) {
            var point = series.in(years.get(i)).orElse(null);
            cells.put("value" + (i + 1), comparison.marked(measure, point));
            cells.put("coverage" + (i + 1), coverage(measure, series, point));
            if (i > 0) {
                cells.put("change" + (i + 1), comparison.change(measure, point));
                cells.put("rate" + (i + 1), comparison.rate(measure, point));
                cells.put("rank" + (i + 1), rank(measure, series, point));
            }
        }
        return new Row(cells, false);
    }

    private CharSequence coverage(Measure measure, Series series, @Nullable TrendPoint point) {
        return point == null || point.value() == null || point.coverage() == null
                ? series.central() ? Figures.NOT_APPLICABLE : Figures.NOT_REPORTED
                : comparison.coverage(measure, point);
    }

    private CharSequence rank(Measure measure, Series series, @Nullable TrendPoint point) {
        if (!series.province()) {
            return "";
        }
        return point == null ? Figures.NOT_APPLICABLE : comparison.rank(measure, point);
    }
}
