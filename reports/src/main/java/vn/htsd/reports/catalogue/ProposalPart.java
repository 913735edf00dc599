package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.NarrativeCount;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/**
 * II.2 and III: advantages, difficulties and proposals, counted, and what they are about. What reports say in their own
 * words is quoted only after somebody approved it, and else stays in the {@link InternalAnnex}.
 */
final class ProposalPart {
    private final Edition edition;
    private final Wording words;
    private final List<NarrativeCount> counts;
    private final ThemeTable themes;
    private final ApprovedMaterial approved;

    ProposalPart(Edition edition, ApprovedMaterial approved) {
        this.edition = edition;
        this.approved = approved;
        this.themes = new ThemeTable(edition);
        this.words = edition.words();
        this.counts = edition.material().narratives();
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(words.section("section_2_2"));
        if (!sum("reports", NarrativeCount::reports).isPositive()) {
            blocks.add(words.paragraph("assessment_none"));
        } else {
            blocks.add(words.paragraph(
                    "assessment",
                    count("reports", NarrativeCount::reports),
                    count("advantages", NarrativeCount::advantages),
                    count("difficulties", NarrativeCount::difficulties)));
            blocks.addAll(table());
            blocks.addAll(approved.quotations("advantages"));
            blocks.addAll(themes.difficulties());
            blocks.addAll(approved.quotations("difficulties"));
        }
        blocks.add(words.part("part_3"));
        proposal(blocks, "section_3_1", "ministry", NarrativeCount::toMinistry);
        proposal(blocks, "section_3_2", "province", NarrativeCount::toProvince);
        proposal(blocks, "section_3_3", "department", NarrativeCount::toDepartment);
        proposal(blocks, "section_3_4", "commune", NarrativeCount::toCommune);
        return blocks;
    }

    private void proposal(
            List<Block> blocks, String heading, String addressee, Function<NarrativeCount, Quantity> proposing) {
        blocks.add(words.section(heading));
        var proposals = sum("to_" + addressee, proposing);
        blocks.add(
                proposals.isPositive()
                        ? words.paragraph(
                                "proposals_" + addressee, edition.figures().count(proposals))
                        : words.paragraph("proposals_none"));
        blocks.addAll(themes.proposals(addressee));
        blocks.addAll(approved.quotations(addressee));
    }

    private List<Block> table() {
        var rows = new ArrayList<Row>();
        for (var count : counts) {
            rows.add(row(words.of("level_" + count.level()), false, (name, part) -> part.apply(count)));
        }
        rows.add(row(words.of("total"), true, this::sum));
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("table_narrative"));
        blocks.add(new Block.Grid(new Table("narrative", rows)));
        blocks.addAll(edition.signs().under(rows));
        return blocks;
    }

    private Row row(
            String level, boolean total, BiFunction<String, Function<NarrativeCount, Quantity>, Quantity> cell) {
        var figures = edition.figures();
        var row = Row.of(
                "level", level,
                "reports", figures.count(cell.apply("reports", NarrativeCount::reports)),
                "advantages", figures.count(cell.apply("advantages", NarrativeCount::advantages)),
                "difficulties", figures.count(cell.apply("difficulties", NarrativeCount::difficulties)),
                "ministry", figures.count(cell.apply("to_ministry", NarrativeCount::toMinistry)),
                "province", figures.count(cell.apply("to_province", NarrativeCount::toProvince)),
                "department", figures.count(cell.apply("to_department", NarrativeCount::toDepartment)),
                "commune", figures.count(cell.apply("to_commune", NarrativeCount::toCommune)));
        return new Row(row.cells(), total);
    }

    private Printed count(String name, Function<NarrativeCount, Quantity> part) {
        return edition.figures().count(sum(name, part));
    }

    /** Of all levels together. */
    private Quantity sum(String name, Function<NarrativeCount, Quantity> part) {
        return Quantity.sum(name, counts.stream().map(part).toList());
    }
}
