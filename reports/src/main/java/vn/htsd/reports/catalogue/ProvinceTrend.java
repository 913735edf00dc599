package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.TrendPoint;
import vn.htsd.reports.render.BarChart;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Chart;
import vn.htsd.reports.render.Figures;

/** III. The provinces with the greatest changes in the last year; only comparable ones are ranked. */
final class ProvinceTrend {
    private static final int SHOWN = 8;

    private final Comparison comparison;
    private final Wording words;
    private final Figures figures;

    ProvinceTrend(Comparison comparison) {
        this.comparison = comparison;
        this.words = comparison.words();
        this.figures = comparison.figures();
    }

    /** A province's relative change in the last year. */
    private record Change(String name, double rate, CharSequence text) {}

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(words.part("part_3"));
        for (var measure : Measure.values()) {
            blocks.addAll(section(measure));
        }
        return blocks;
    }

    private List<Block> section(Measure measure) {
        var blocks = new ArrayList<Block>();
        var number = Integer.toString(measure.ordinal() + 1);
        blocks.add(words.section("section_" + measure.column(), number));
        var ranked = ranked(measure);
        if (ranked.isEmpty()) {
            blocks.add(words.paragraph("provinces_none"));
            return blocks;
        }
        var up = ranked.stream().filter(change -> change.rate() > 0).count();
        var down = ranked.stream().filter(change -> change.rate() < 0).count();
        blocks.add(words.paragraph(
                "provinces",
                figures.count(counted(measure, "ranked", ranked.size(), "")),
                figures.count(comparison.numberOfProvinces(measure)),
                Integer.toString(comparison.last()),
                Integer.toString(comparison.years().get(comparison.years().size() - 2)),
                figures.count(counted(measure, "up", up, " AND change_rel > 0")),
                figures.count(counted(measure, "down", down, " AND change_rel < 0")),
                annex(measure)));
        var shown = extremes(ranked);
        var panel = new BarChart.Panel(
                "",
                shown.stream().<@Nullable Double>map(Change::rate).toList(),
                shown.stream().map(Change::text).toList());
        blocks.add(words.caption(
                "chart_provinces", Integer.toString(measure.ordinal() + 2), words.of("name_" + measure.column())));
        blocks.add(new Block.Picture(
                new BarChart(
                        shown.size() <= 3 ? Chart.Size.TINY : Chart.Size.MEDIUM,
                        shown.stream().map(Change::name).toList(),
                        List.of(panel),
                        1,
                        null,
                        null),
                words.of("chart_provinces", number, words.of("name_" + measure.column()))));
        blocks.add(new Block.Legend(words.of("chart_provinces_note")));
        return blocks;
    }

    private Quantity counted(Measure measure, String name, long number, String more) {
        return new Quantity(
                measure.column() + ".provinces." + name,
                number,
                Origin.rows(
                        "trend",
                        comparison.ofProvinces(measure) + " AND campaign_year = " + comparison.last()
                                + " AND comparable AND change_rel IS NOT NULL" + more));
    }

    static String annex(Measure measure) {
        return "I".repeat(measure.ordinal() + 1);
    }

    private List<Change> ranked(Measure measure) {
        return comparison.provinces(measure).stream()
                .map(series -> series.in(comparison.last())
                        .map(point -> change(measure, series.name(), point))
                        .orElse(null))
                .filter(java.util.Objects::nonNull)
                .sorted(Comparator.comparingDouble(Change::rate).reversed().thenComparing(Change::name))
                .toList();
    }

    private @Nullable Change change(Measure measure, String name, TrendPoint point) {
        var rate = point.changeRel();
        return rate == null || !point.comparable() ? null : new Change(name, rate, comparison.rate(measure, point));
    }

    /** The first and the last few. */
    private static List<Change> extremes(List<Change> ranked) {
        if (ranked.size() <= 2 * SHOWN) {
            return ranked;
        }
        var shown = new ArrayList<>(ranked.subList(0, SHOWN));
        shown.addAll(ranked.subList(ranked.size() - SHOWN, ranked.size()));
        return shown;
    }
}
