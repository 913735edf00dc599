package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.Consolidation;
import vn.htsd.reports.query.DecisionTaken;
import vn.htsd.reports.query.LegalBasis;
import vn.htsd.reports.query.NarrativeCount;
import vn.htsd.reports.query.PlaceSummary;
import vn.htsd.reports.render.BarChart;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Chart;
import vn.htsd.reports.render.Figures;

/** I. The campaign, what it rests on, and who reported. */
final class DirectionPart {
    /** More bars than this are not legible on a page; the annex tells all the same. */
    private static final int MOST_BARS = 140;

    private final Edition edition;
    private final Wording words;
    private final Figures figures;

    DirectionPart(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        var basis = LegalBasis.read(edition.warehouse(), edition.slice());
        blocks.add(preamble(basis));
        blocks.add(edition.asOf());
        blocks.add(words.part("part_1"));
        blocks.addAll(campaign(basis));
        blocks.addAll(reporting());
        blocks.addAll(coverageChart());
        return blocks;
    }

    private Block preamble(List<LegalBasis> basis) {
        var national = basis.stream()
                .filter(LegalBasis::national)
                .map(LegalBasis::document)
                .collect(Collectors.joining("; "));
        var year = Integer.toString(edition.year());
        var place = edition.slice().place().fullName();
        return national.isEmpty()
                ? words.paragraph("preamble", year, place)
                : words.paragraph("preamble_basis", national, year, place);
    }

    private List<Block> campaign(List<LegalBasis> basis) {
        var blocks = new ArrayList<Block>();
        var campaign = edition.campaign();
        var year = Integer.toString(edition.year());
        blocks.add(words.paragraph(
                "theme", year, campaign.theme(), figures.day(campaign.weekStart()), figures.day(campaign.weekEnd())));
        if (campaign.supplementary()) {
            blocks.add(words.paragraph("supplementary", year));
        }
        var local = basis.stream()
                .filter(each -> !each.national())
                .map(LegalBasis::document)
                .toList();
        if (!local.isEmpty()) {
            blocks.add(words.paragraph("basis_local", String.join("; ", local)));
        }
        var direction = Quantity.sum(
                "direction",
                edition.material().narratives().stream()
                        .map(NarrativeCount::direction)
                        .toList());
        if (direction.isPositive()) {
            blocks.add(words.paragraph("direction_count", figures.count(direction)));
        }
        return blocks;
    }

    private List<Block> reporting() {
        var blocks = new ArrayList<Block>();
        blocks.addAll(new ReportingPart(edition).blocks());
        blocks.addAll(consolidation());
        elsewhere(blocks);
        return blocks;
    }

    /** What schools on the territory report to somebody else is told apart, and counted there. */
    private void elsewhere(List<Block> blocks) {
        var elsewhere = edition.elsewhere();
        if (elsewhere != null && elsewhere.expected().isPositive()) {
            var known = new ArrayList<CharSequence>();
            if (elsewhere.participants().isKnown()) {
                known.add(words.sentence("elsewhere_participants", figures.count(elsewhere.participants())));
            }
            if (elsewhere.classes().isKnown()) {
                known.add(words.sentence("elsewhere_classes", figures.count(elsewhere.classes())));
            }
            if (elsewhere.amountVnd().isKnown()) {
                known.add(words.sentence("elsewhere_amount", figures.millions(elsewhere.amountVnd())));
            }
            blocks.add(words.paragraph(
                    "elsewhere",
                    figures.count(elsewhere.expected()),
                    known.isEmpty() ? words.of("no_figures") : Printed.joined(", ", known)));
        }
    }

    /** How much of the total rests on declarations alone, and what became of those that could be compared. */
    private List<Block> consolidation() {
        var outcome = Consolidation.read(edition.warehouse(), edition.slice());
        var blocks = new ArrayList<Block>(List.of(words.paragraph("consolidation")));
        if (outcome.undetailed().isPositive()) {
            blocks.add(words.paragraph(
                    "consolidation_undetailed",
                    figures.count(outcome.undetailed()),
                    figures.percent(outcome.undetailed(), edition.whole().participants())));
        }
        if (outcome.compared().isPositive()) {
            blocks.add(words.paragraph(
                    "consolidation_compared",
                    figures.count(outcome.compared()),
                    figures.count(outcome.agree()),
                    figures.count(outcome.above()),
                    figures.count(outcome.below())));
        }
        for (var decision : DecisionTaken.read(edition.warehouse(), edition.slice())) {
            blocks.add(words.paragraph(
                    decision.verdict(),
                    words.of("family_" + decision.family()),
                    decision.unit(),
                    decision.document(),
                    decision.reason()));
        }
        return blocks;
    }

    private List<Block> coverageChart() {
        // A place without any report keeps its place, with the sign of what is not known.
        var known = edition.parts();
        if (known.isEmpty()
                || known.size() > MOST_BARS
                || known.stream()
                        .allMatch(province -> province.measures().coverage().value() == null)) {
            return List.of();
        }
        var panel = new BarChart.Panel(
                "",
                known.stream()
                        .map(PlaceSummary::measures)
                        .map(measures -> measures.coverage().value())
                        .toList(),
                known.stream()
                        .map(province -> figures.percent(province.measures().coverage()))
                        .toList());
        var size = size(known.size());
        var chart = new BarChart(
                size,
                known.stream().map(PlaceSummary::name).toList(),
                List.of(panel),
                2,
                1.0,
                edition.signs().enough());
        return List.of(
                words.caption("chart_coverage"),
                new Block.Picture(chart, words.of("chart_coverage")),
                new Block.Legend(words.of(
                        "chart_coverage_note", figures.threshold(edition.signs().enough()))));
    }

    private static Chart.Size size(int bars) {
        if (bars <= 3) {
            return Chart.Size.TINY;
        }
        if (bars > 70) {
            return Chart.Size.PAGE;
        }
        return bars > 40 ? Chart.Size.LARGE : Chart.Size.MEDIUM;
    }
}
