package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.reports.query.FundingTotal;
import vn.htsd.reports.render.BarChart;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Chart;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
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
        var total = edition.nation().amountVnd();
        if (total == null) {
            blocks.add(words.paragraph("funding_none"));
            return blocks;
        }
        var amounts = new HashMap<String, Long>();
        for (var source : FundingTotal.read(edition.warehouse(), edition.year())) {
            if (source.value() != null) {
                amounts.put(source.code(), source.value());
            }
        }
        var state = sum(amounts.get("state_budget"), amounts.get("programme"));
        blocks.add(words.paragraph(
                "funding",
                figures.millions(total),
                figures.millions(state),
                figures.percent(state, total),
                figures.millions(amounts.get("programme")),
                figures.millions(amounts.get("mobilised")),
                figures.percent(amounts.get("mobilised"), total),
                figures.millions(amounts.get("other_legal")),
                figures.percent(amounts.get("other_legal"), total),
                edition.coverage(edition.nation())));
        blocks.addAll(table(amounts, state, total));
        blocks.addAll(chart(amounts, state));
        return blocks;
    }

    private List<Block> table(Map<String, Long> amounts, @Nullable Long state, Long total) {
        var rows = new ArrayList<Row>();
        rows.add(Row.total(
                "label", words.of("total"), "value", figures.millions(total), "share", figures.percent(total, total)));
        rows.add(row("1", "funding_state", state, total));
        rows.add(row("", "funding_programme", amounts.get("programme"), total));
        rows.add(row("2", "funding_mobilised", amounts.get("mobilised"), total));
        rows.add(row("3", "funding_other", amounts.get("other_legal"), total));
        if (amounts.getOrDefault("unspecified", 0L) > 0) {
            rows.add(row("4", "funding_unspecified", amounts.get("unspecified"), total));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("table_funding"));
        blocks.add(new Block.Unit(edition.coverageAndUnit("unit_million")));
        blocks.add(new Block.Grid(new Table("funding", rows)));
        blocks.addAll(edition.signs().under(rows, words.of("rounding_note")));
        return blocks;
    }

    private Row row(String number, String label, @Nullable Long amount, Long total) {
        return Row.of(
                "no", number,
                "label", words.of(label),
                "value", figures.millions(amount),
                "share", figures.percent(amount, total));
    }

    private List<Block> chart(Map<String, Long> amounts, @Nullable Long state) {
        var labels = List.of(words.of("funding_state"), words.of("funding_mobilised"), words.of("funding_other"));
        var values = new ArrayList<@Nullable Long>();
        values.add(state);
        values.add(amounts.get("mobilised"));
        values.add(amounts.get("other_legal"));
        var panel = new BarChart.Panel(
                words.of("panel_funding"),
                values.stream().map(ActivitySection::number).toList(),
                values.stream().map(figures::millions).toList());
        return List.of(
                words.caption("chart_funding"),
                new Block.Picture(
                        new BarChart(Chart.Size.TINY, labels, List.of(panel), 1, null, null),
                        words.of("chart_funding")));
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : (Long) (one + other);
    }
}
