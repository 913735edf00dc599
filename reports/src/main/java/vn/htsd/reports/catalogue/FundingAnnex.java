package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.FundingByPlace;
import vn.htsd.reports.query.FundingTotal;
import vn.htsd.reports.query.PlaceSummary;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** Annex I, second table: plans, and money by source, of every province or commune. */
final class FundingAnnex {
    private final Edition edition;
    private final Wording words;
    private final Figures figures;
    private final FundingByPlace byPlace;
    private final Map<String, Quantity> whole = new HashMap<>();

    FundingAnnex(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
        this.byPlace = FundingByPlace.read(edition.warehouse(), edition.slice());
        FundingTotal.read(edition.warehouse(), edition.slice())
                .forEach(source -> whole.put(source.code(), source.value()));
    }

    /** One line of the table; {@code state} includes what programmes paid. */
    private record Line(
            Quantity plans,
            Quantity total,
            Quantity state,
            Quantity programme,
            Quantity mobilised,
            Quantity other,
            Quantity unspecified) {
        List<Quantity> all() {
            return List.of(plans, total, state, programme, mobilised, other, unspecified);
        }
    }

    List<Block> blocks() {
        var rows = new ArrayList<Row>();
        var total = whole();
        rows.add(new Row(row("", words.of("whole_country"), total).cells(), true));
        var lines = edition.parts().stream().map(this::part).toList();
        for (int i = 0; i < lines.size(); i++) {
            rows.add(row(Integer.toString(i + 1), edition.parts().get(i).name(), lines.get(i)));
        }
        var rest = rest(total, lines);
        if (rest.all().stream().anyMatch(Quantity::isKnown)) {
            rows.add(row("", words.of("central"), rest));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("annex_funding"));
        blocks.add(new Block.Unit(edition.coverageAndUnit("unit_million_money")));
        blocks.add(new Block.Grid(new Table("place-funding", Map.of("place", words.of("part")), rows)));
        blocks.addAll(edition.signs().under(rows, words.of("rounding_note")));
        return blocks;
    }

    private Line whole() {
        var measures = edition.whole();
        return new Line(
                measures.plans(),
                measures.amountVnd(),
                of("state_budget").plus("amount_vnd.state", of("programme")),
                of("programme"),
                of("mobilised"),
                of("other_legal"),
                of("unspecified"));
    }

    /** Where nothing comes from a source that the code list does not even name, there is nothing to trace. */
    private Quantity of(String source) {
        return whole.getOrDefault(source, Quantity.sum("amount_vnd." + source, List.of()));
    }

    private Line part(PlaceSummary part) {
        return new Line(
                part.measures().plans(),
                part.measures().amountVnd(),
                byPlace.of(part, "amount_vnd.state", "state_budget", "programme"),
                byPlace.of(part, "amount_vnd.programme", "programme"),
                byPlace.of(part, "amount_vnd.mobilised", "mobilised"),
                byPlace.of(part, "amount_vnd.other_legal", "other_legal"),
                byPlace.of(part, "amount_vnd.unspecified", "unspecified"));
    }

    /** What lies above the parts. */
    private static Line rest(Line whole, List<Line> parts) {
        var rest = new ArrayList<Quantity>();
        for (int i = 0; i < whole.all().size(); i++) {
            int measure = i;
            var each = whole.all().get(i);
            var left = each.without(
                    each.name() + ".rest",
                    parts.stream().map(part -> part.all().get(measure)).toList());
            rest.add(left.orZero() == 0 ? new Quantity(left.name(), null, left.origin()) : left);
        }
        return new Line(rest.get(0), rest.get(1), rest.get(2), rest.get(3), rest.get(4), rest.get(5), rest.get(6));
    }

    /** Where every amount has its source, nothing is left that could be reported. */
    private CharSequence unspecified(Quantity amount) {
        return amount.isPositive() ? figures.millions(amount) : Figures.NOT_APPLICABLE;
    }

    private Row row(String number, String name, Line line) {
        return Row.of(
                "no", number,
                "name", name,
                "plans", figures.count(line.plans()),
                "amount", figures.millions(line.total()),
                "state", figures.millions(line.state()),
                "programme", figures.millions(line.programme()),
                "mobilised", figures.millions(line.mobilised()),
                "other", figures.millions(line.other()),
                "unspecified", unspecified(line.unspecified()));
    }
}
