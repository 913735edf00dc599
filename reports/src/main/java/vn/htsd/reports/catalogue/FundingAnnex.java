package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.PlaceSummary;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** Annex I, second table: plans, and money by source, of every province or commune. A line is a quantity for each column. */
final class FundingAnnex {
    /** After the plans: money in all, by source; that of the State includes what programmes paid. */
    private static final List<String> MONEY = List.of("amount", "state", "programme", "mobilised", "other");

    private final Edition edition;
    private final Wording words;
    private final Figures figures;
    private final Material material;

    FundingAnnex(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
        this.material = edition.material();
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
        if (rest.stream().anyMatch(Quantity::isKnown)) {
            rows.add(row("", words.of("central"), rest));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("annex_funding"));
        blocks.add(new Block.Unit(edition.coverageAndUnit("unit_million_money")));
        blocks.add(new Block.Grid(new Table("place-funding", Map.of("place", words.of("part")), rows)));
        blocks.addAll(edition.signs().under(rows, words.of("rounding_note")));
        return blocks;
    }

    private List<Quantity> whole() {
        var measures = edition.whole();
        return List.of(
                measures.plans(),
                measures.amountVnd(),
                material.stateFunding(),
                material.funding("programme"),
                material.funding("mobilised"),
                material.funding("other_legal"),
                material.funding("unspecified"));
    }

    private List<Quantity> part(PlaceSummary part) {
        var byPlace = material.fundingByPlace();
        return List.of(
                part.measures().plans(),
                part.measures().amountVnd(),
                byPlace.of(part, "amount_vnd.state", "state_budget", "programme"),
                byPlace.of(part, "amount_vnd.programme", "programme"),
                byPlace.of(part, "amount_vnd.mobilised", "mobilised"),
                byPlace.of(part, "amount_vnd.other_legal", "other_legal"),
                byPlace.of(part, "amount_vnd.unspecified", "unspecified"));
    }

    /** What lies above the parts. */
    private static List<Quantity> rest(List<Quantity> whole, List<List<Quantity>> parts) {
        return IntStream.range(0, whole.size())
                .mapToObj(column -> whole.get(column)
                        .rest(parts.stream().map(part -> part.get(column)).toList()))
                .toList();
    }

    private Row row(String number, String name, List<Quantity> line) {
        var cells = new HashMap<String, CharSequence>();
        cells.put("no", number);
        cells.put("name", name);
        cells.put("plans", figures.count(line.get(0)));
        for (int i = 0; i < MONEY.size(); i++) {
            cells.put(MONEY.get(i), figures.millions(line.get(i + 1)));
        }
        // Where every amount has its source, nothing is left that could be reported.
        var unspecified = line.get(line.size() - 1);
        cells.put("unspecified", unspecified.isPositive() ? figures.millions(unspecified) : Figures.NOT_APPLICABLE);
        return new Row(cells, false);
    }
}
