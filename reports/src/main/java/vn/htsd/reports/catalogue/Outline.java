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
        letter.addAll(new DirectionPart(edition).blocks());
        letter.add(words.part("part_2"));
        letter.add(words.section("section_2_1"));
        letter.addAll(new PlanSection(edition).blocks());
        letter.addAll(new OpeningSection(edition).blocks());
        letter.addAll(new ActivitySection(edition).blocks());
        letter.addAll(new FundingSection(edition).blocks());
        letter.addAll(new ProposalPart(edition).blocks());
        letter.add(words.paragraph(
                "closing",
                Integer.toString(edition.year()),
                edition.slice().place().fullName()));
        return letter;
    }

    /** @param annexes those of {@code edition} */
    static Content content(Edition edition, List<Block> annexes) {
        var words = edition.words();
        var year = Integer.toString(edition.year());
        var place = edition.slice().place().fullName();
        return new Content(
                words.of("title", year, place),
                words.of("subject", year, place),
                edition.year(),
                letter(edition),
                annexes,
                edition.build().synthetic());
    }
}
