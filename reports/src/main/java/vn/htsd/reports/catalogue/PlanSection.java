package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.Measures;
import vn.htsd.reports.query.NarrativeCount;
import vn.htsd.reports.render.Block;

/** II.1.1 and 1.2: plans, and what was done to prepare. */
final class PlanSection {
    private final Edition edition;

    PlanSection(Edition edition) {
        this.edition = edition;
    }

    List<Block> blocks() {
        var words = edition.words();
        var figures = edition.figures();
        var blocks = new ArrayList<Block>();
        blocks.add(words.subsection("section_2_1_1"));
        blocks.add(plans(edition.whole().plans()));
        blocks.add(words.subsection("section_2_1_2"));
        var prepared = Quantity.sum(
                "preparation",
                edition.material().narratives().stream()
                        .map(NarrativeCount::preparation)
                        .toList());
        blocks.add(
                !prepared.isPositive()
                        ? words.paragraph("preparation_none")
                        : words.paragraph("preparation", figures.count(prepared)));
        edition.material().activities().stream()
                .filter(activity -> activity.code().equals("communication")
                        && activity.participants().isKnown())
                .map(activity -> words.paragraph(
                        activity.classes().isKnown() ? "communication" : "communication_without_classes",
                        figures.count(activity.sessions()),
                        figures.count(activity.participants()),
                        figures.count(activity.classes())))
                .forEach(blocks::add);
        return blocks;
    }

    private Block plans(Quantity plans) {
        var words = edition.words();
        var figures = edition.figures();
        var coverage = edition.coverage(edition.whole());
        if (!plans.isPositive()) {
            return words.paragraph("plans_none");
        }
        return edition.parts().isEmpty()
                ? words.paragraph("plans_units", figures.count(plans), coverage)
                : words.paragraph(
                        "plans",
                        figures.count(plans),
                        figures.count(edition.partsWith("plans", Measures::plans)),
                        figures.count(edition.numberOfParts()),
                        coverage);
    }
}
