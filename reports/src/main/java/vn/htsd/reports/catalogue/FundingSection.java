package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.render.BarChart;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Chart;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.StackedBarChart;
import vn.htsd.reports.render.Table;

/** II.1.5: the outline's three sources; what programmes pay is a part of the state's. */
final class FundingSection {
    private final Edition edition;
    private final Wording words;
    private final Figures figures;

    FundingSection(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(words.subsection("section_2_1_5"));
        var total = edition.whole().amountVnd();
        if (!total.isKnown()) {
            blocks.add(words.paragraph("funding_none"));
            return blocks;
        }
        var state = edition.material().stateFunding();
        blocks.add(words.paragraph(
                "funding",
                figures.millions(total),
                figures.millions(state),
                figures.percent(state, total),
                figures.millions(of("programme")),
                figures.millions(of("mobilised")),
                figures.percent(of("mobilised"), total),
                figures.millions(of("other_legal")),
                figures.percent(of("other_legal"), total),
                edition.coverage(edition.whole())));
        blocks.addAll(table(state, total));
        blocks.addAll(chart(state));
        blocks.addAll(byProvince());
        return blocks;
    }

    private List<Block> table(Quantity state, Quantity total) {
        var rows = new ArrayList<Row>();
        rows.add(Row.total(
                "label", words.of("total"), "value", figures.millions(total), "share", figures.percent(total, total)));
        rows.add(row("1", "funding_state", state, total));
        rows.add(row("", "funding_programme", of("programme"), total));
        rows.add(row("2", "funding_mobilised", of("mobilised"), total));
        rows.add(row("3", "funding_other", of("other_legal"), total));
        if (of("unspecified").isPositive()) {
            rows.add(row("4", "funding_unspecified", of("unspecified"), total));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("table_funding"));
        blocks.add(new Block.Unit(edition.coverageAndUnit("unit_million")));
        blocks.add(new Block.Grid(new Table("funding", rows)));
        blocks.addAll(edition.signs().under(rows, words.of("rounding_note")));
        return blocks;
    }

    private Row row(String number, String label, Quantity amount, Quantity total) {
        return Row.of(
                "no", number,
                "label", words.of(label),
                "value", figures.millions(amount),
                "share", figures.percent(amount, total));
    }

    private List<Block> chart(Quantity state) {
        var labels = List.of(words.of("funding_state"), words.of("funding_mobilised"), words.of("funding_other"));
        var values = List.of(state, of("mobilised"), of("other_legal"));
        var panel = new BarChart.Panel(
                words.of("panel_funding"),
                values.stream().map(ActivitySection::number).toList(),
                values.stream().map(value -> figures.millions(value)).toList());
        return List.of(
                words.caption("chart_funding"),
                new Block.Picture(
                        new BarChart(Chart.Size.TINY, labels, List.of(panel), 1, null, null),
                        words.of("chart_funding")));
    }

    private List<Block> byProvince() {
        if (!edition.isOf(LocalityLevel.NATION)) {
            return List.of();
        }
        var amounts = edition.material().fundingByPlace();
        var bars = edition.parts().stream()
                .map(part -> new StackedBarChart.Bar(
                        part.name(),
                        Stream.of(
                                        amounts.of(part, "state", "state_budget", "programme"),
                                        amounts.of(part, "mobilised", "mobilised"),
                                        amounts.of(part, "other_legal", "other_legal"),
                                        amounts.of(part, "unspecified", "unspecified"))
                                .map(amount -> (double) amount.orZero())
                                .toList(),
                        figures.millions(part.measures().amountVnd())))
                .toList();
        var sources = List.of(
                words.of("source_state"),
                words.of("source_mobilised"),
                words.of("source_other"),
                words.of("funding_unspecified"));
        var central = edition.whole()
                .amountVnd()
                .without(
                        "amount_vnd.central",
                        edition.parts().stream()
                                .map(part -> part.measures().amountVnd())
                                .toList());
        var size = size(bars.size());
        return List.of(
                words.caption("chart_funding_by_province"),
                new Block.Picture(new StackedBarChart(size, sources, bars), words.of("chart_funding_by_province")),
                new Block.Legend(words.of(central.isPositive() ? "chart_funding_central" : "chart_funding_note")));
    }

    private static Chart.Size size(int bars) {
        if (bars <= 2) {
            return Chart.Size.TINY;
        }
        if (bars <= 12) {
            return Chart.Size.MEDIUM;
        }
        return bars > 40 ? Chart.Size.PAGE : Chart.Size.LARGE;
    }

    private Quantity of(String source) {
        return edition.material().funding(source);
    }
}
