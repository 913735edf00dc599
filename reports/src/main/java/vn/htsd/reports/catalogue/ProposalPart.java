package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import vn.htsd.reports.query.NarrativeCount;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/**
 * II.2 and III: advantages, difficulties and proposals, counted. What reports say in their own words is quoted only after
 * somebody approved it, so nothing of it is printed here.
 */
final class ProposalPart {
    private final Edition edition;
    private final Wording words;
    private final List<NarrativeCount> counts;

    ProposalPart(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.counts = NarrativeCount.read(edition.warehouse(), edition.year());
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(words.section("section_2_2"));
        if (sum(NarrativeCount::reports) == 0) {
            blocks.add(words.paragraph("assessment_none"));
        } else {
            blocks.add(words.paragraph(
                    "assessment",
                    count(NarrativeCount::reports),
                    count(NarrativeCount::advantages),
                    count(NarrativeCount::difficulties)));
            blocks.addAll(table());
        }
        blocks.add(words.part("part_3"));
        proposal(blocks, "section_3_1", "proposals_ministry", NarrativeCount::toMinistry);
        proposal(blocks, "section_3_2", "proposals_province", NarrativeCount::toProvince);
        proposal(blocks, "section_3_3", "proposals_department", NarrativeCount::toDepartment);
        proposal(blocks, "section_3_4", "proposals_commune", NarrativeCount::toCommune);
        return blocks;
    }

    private void proposal(
            List<Block> blocks, String heading, String sentence, ToLongFunction<NarrativeCount> addressee) {
        blocks.add(words.section(heading));
        blocks.add(
                sum(addressee) == 0 ? words.paragraph("proposals_none") : words.paragraph(sentence, count(addressee)));
    }

    private List<Block> table() {
        var rows = new ArrayList<Row>();
        for (var count : counts) {
            rows.add(row(words.of("level_" + count.level()), false, List.of(count)));
        }
        rows.add(row(words.of("total"), true, counts));
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("table_narrative"));
        blocks.add(new Block.Grid(new Table("narrative", rows)));
        blocks.addAll(edition.signs().under(rows));
        return blocks;
    }

    private Row row(String level, boolean total, List<NarrativeCount> of) {
        var row = Row.of(
                "level", level,
                "reports", count(of, NarrativeCount::reports),
                "advantages", count(of, NarrativeCount::advantages),
                "difficulties", count(of, NarrativeCount::difficulties),
                "ministry", count(of, NarrativeCount::toMinistry),
                "province", count(of, NarrativeCount::toProvince),
                "department", count(of, NarrativeCount::toDepartment),
                "commune", count(of, NarrativeCount::toCommune));
        return new Row(row.cells(), total);
    }

    private String count(ToLongFunction<NarrativeCount> part) {
        return count(counts, part);
    }

    private String count(List<NarrativeCount> of, ToLongFunction<NarrativeCount> part) {
        return edition.figures().count(of.stream().mapToLong(part).sum());
    }

    private long sum(ToLongFunction<NarrativeCount> part) {
        return counts.stream().mapToLong(part).sum();
    }
}
