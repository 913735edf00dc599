package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.htsd.reports.query.Measures;
import vn.htsd.reports.query.PlaceSummary;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** Annex I: every measure of every province or commune, the total first, what lies above them last. */
final class ResultsAnnex {
    private final Edition edition;
    private final Wording words;
    private final Figures figures;

    ResultsAnnex(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    List<Block> blocks(String reference) {
        var rows = new ArrayList<Row>();
        rows.add(new Row(row("", words.of("whole_country"), edition.whole()).cells(), true));
        for (var part : edition.parts()) {
            rows.add(row(Integer.toString(rows.size()), part.name(), part.measures()));
        }
        var rest = edition.whole()
                .without(edition.parts().stream().map(PlaceSummary::measures).toList());
        if (!rest.isEmpty()) {
            rows.add(row("", words.of("central"), rest));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(edition.annexTitle("I", "annex_provinces", reference));
        blocks.add(new Block.Unit(edition.coverageAndUnit("unit_million_money")));
        blocks.add(new Block.Grid(new Table("place-results", Map.of("place", words.of("part")), rows)));
        blocks.addAll(edition.signs().under(rows, words.of("rounding_note")));
        blocks.addAll(new FundingAnnex(edition).blocks());
        return blocks;
    }

    private Row row(String number, String name, Measures measures) {
        return Row.of(
                "no", number,
                "name", name,
                "participants", figures.count(measures.participants()),
                "classes", figures.count(measures.classes()),
                "sessions", figures.count(measures.sessions()),
                "amount", figures.millions(measures.amountVnd()),
                "openings", figures.count(measures.openings()),
                "opening_participants", figures.count(measures.openingParticipants()),
                "expected", figures.count(measures.expected()),
                "covered", figures.count(measures.covered()),
                "rate", figures.percent(measures.coverage()),
                "marks", marks(measures));
    }

    private String marks(Measures measures) {
        return edition.signs().isLow(measures.coverage().value()) ? Signs.LOW_COVERAGE : "";
    }
}
