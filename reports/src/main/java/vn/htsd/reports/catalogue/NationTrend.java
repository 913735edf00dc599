package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.query.CampaignInfo;
import vn.htsd.reports.query.Measures;
import vn.htsd.reports.query.NationalSummary;
import vn.htsd.reports.query.TrendPoint;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Chart;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.LineChart;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** II. The national line of every measure. */
final class NationTrend {
    private final Comparison comparison;
    private final Wording words;
    private final Figures figures;
    private final Map<Integer, Optional<Measures>> nations = new HashMap<>();

    NationTrend(Comparison comparison) {
        this.comparison = comparison;
        this.words = comparison.words();
        this.figures = comparison.figures();
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(words.part("part_2"));
        blocks.add(words.caption("chart_nation"));
        blocks.add(new Block.Picture(lines(), words.of("chart_nation")));
        for (var measure : Measure.values()) {
            blocks.addAll(section(measure));
        }
        return blocks;
    }

    private LineChart lines() {
        var panels = new ArrayList<LineChart.Panel>();
        for (var measure : Measure.values()) {
            var points = comparison.years().stream()
                    .map(year -> comparison.nation(measure).flatMap(series -> series.in(year)))
                    .toList();
            panels.add(new LineChart.Panel(
                    words.of("panel_" + measure.column()),
                    points.stream()
                            .map(point -> point.map(TrendPoint::value)
                                    .map(Long::doubleValue)
                                    .orElse(null))
                            .toList(),
                    points.stream()
                            .map(point -> point.<CharSequence>map(each -> Printed.of(
                                            comparison.value(measure, each), measure.print(figures, each.value())))
                                    .orElse(Figures.NOT_REPORTED))
                            .toList()));
        }
        return new LineChart(
                Chart.Size.SMALL,
                comparison.years().stream().map(String::valueOf).toList(),
                panels,
                panels.size());
    }

    private List<Block> section(Measure measure) {
        var blocks = new ArrayList<Block>();
        blocks.add(words.section("section_" + measure.column(), Integer.toString(measure.ordinal() + 1)));
        var points = comparison.nation(measure).map(Series::points).orElse(List.of());
        if (points.stream().allMatch(point -> point.value() == null)) {
            blocks.add(words.paragraph("no_figures"));
            return blocks;
        }
        points.stream().skip(1).map(point -> sentence(measure, point)).forEach(blocks::add);
        var rows = new ArrayList<Row>();
        for (var point : points) {
            rows.add(row(measure, point));
        }
        blocks.add(words.caption("table_" + measure.column()));
        blocks.add(new Block.Unit(words.of("unit_" + measure.column())));
        blocks.add(new Block.Grid(
                new Table("trend-nation", java.util.Map.of("value", words.of("value_" + measure.column())), rows)));
        blocks.addAll(comparison.signs().under(rows));
        return blocks;
    }

    private Block sentence(Measure measure, TrendPoint point) {
        var year = Integer.toString(point.year());
        var before = Integer.toString(point.year() - 1);
        var change = point.changeAbs();
        if (change == null || point.changeRel() == null) {
            return words.paragraph("no_change", year, before);
        }
        var kind = change > 0 ? "increase" : change < 0 ? "decrease" : "unchanged";
        var note = point.comparable() ? "" : words.of("not_comparable", comparison.reason(point.reason()));
        return words.paragraph(
                kind,
                year,
                words.sentence(
                        "amount_" + measure.column(),
                        Printed.of(comparison.value(measure, point), measure.print(figures, point.value()))),
                words.sentence(
                        "amount_" + measure.column(),
                        Printed.of(comparison.changeOf(measure, point), measure.print(figures, Math.abs(change)))),
                Printed.of(
                        comparison.changeOf(measure, point).of(comparison.before(measure, point)),
                        figures.percent(Math.abs(point.changeRel()))),
                before,
                coverage(point),
                note);
    }

    /** Read once a year, whatever asks. */
    private Optional<Measures> nation(int year) {
        return nations.computeIfAbsent(
                year, each -> NationalSummary.read(comparison.warehouse(), each).map(NationalSummary::measures));
    }

    private CharSequence coverage(TrendPoint point) {
        return point.coverage() == null ? words.of("coverage_unknown") : share(point);
    }

    /** Of the nation it is the share of two figures that stand beside it. */
    private CharSequence share(TrendPoint point) {
        var text = figures.percent(point.coverage());
        return nation(point.year())
                .filter(each -> figures.percent(each.coverage().value()).equals(text))
                .<CharSequence>map(each -> Printed.of(
                        each.covered()
                                .named("covered." + point.year())
                                .of(each.expected().named("expected." + point.year())),
                        text))
                .orElse(text);
    }

    private Row row(Measure measure, TrendPoint point) {
        return Row.of(
                "year", Integer.toString(point.year()) + later(point.year()),
                "value", comparison.marked(measure, point),
                "change", comparison.change(measure, point),
                "rate", comparison.rate(measure, point),
                "like", comparison.like(measure, point),
                "coverage", counted(point));
    }

    /** The share, with the reporters that it is a share of. */
    private CharSequence counted(TrendPoint point) {
        var measures = nation(point.year());
        CharSequence share = point.coverage() == null ? Figures.NOT_REPORTED : share(point);
        return measures.filter(each -> each.coverage().value() != null)
                .<CharSequence>map(each -> words.sentence(
                        "counted",
                        share,
                        figures.count(each.covered().named("covered." + point.year())),
                        figures.count(each.expected().named("expected." + point.year()))))
                .orElse(share);
    }

    private String later(int year) {
        return comparison.campaigns().stream().anyMatch(each -> each.year() == year && each.supplementary())
                ? " " + words.of("later_mark")
                : "";
    }

    static boolean later(List<CampaignInfo> campaigns, int year) {
        return campaigns.stream().anyMatch(each -> each.year() == year && each.supplementary());
    }
}
