package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.reports.render.Block;

/** The headings of the official outline, whole and in order, each with what the edition's slice has under it. */
final class Outline {
    private Outline() {}

    static List<Block> letter(Edition edition) {
        var words = edition.words();
        var letter = new ArrayList<Block>();
        var approved = new ApprovedMaterial(edition);
        letter.addAll(new DirectionPart(edition).blocks());
        letter.addAll(approved.quotations("direction"));
        letter.add(words.part("part_2"));
        letter.add(words.section("section_2_1"));
        letter.addAll(new PlanSection(edition).blocks());
        letter.addAll(approved.quotations("preparation"));
        letter.addAll(approved.quotations("communication"));
        letter.addAll(new OpeningSection(edition).blocks());
        letter.addAll(new ActivitySection(edition).blocks());
        letter.addAll(new FundingSection(edition).blocks());
        letter.addAll(approved.sponsors());
        letter.addAll(approved.photographs());
        letter.addAll(new ProposalPart(edition, approved).blocks());
        letter.add(words.paragraph(
                "closing",
                Integer.toString(edition.year()),
                edition.slice().place().fullName()));
        return letter;
    }
}
