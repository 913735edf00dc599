package vn.htsd.reports.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.Measures;
import vn.htsd.reports.query.OpeningCut;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** II.1.3: opening ceremonies, under the five labels of the outline. */
final class OpeningSection {
    private final Edition edition;
    private final Wording words;
    private final Figures figures;

    OpeningSection(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(words.subsection("section_2_1_3"));
        var whole = edition.whole();
        var cuts = OpeningCut.read(edition.warehouse(), edition.slice());
        if (!whole.openings().isPositive()) {
            blocks.add(words.paragraph("openings_none"));
            return blocks;
        }
        blocks.add(words.paragraph("openings", figures.count(whole.openings()), edition.coverage(whole)));
        var described = described(cuts);
        var basis = basis(described);
        blocks.add(words.paragraph("opening_time", listed(cuts, "day"), basis));
        blocks.add(
                edition.parts().isEmpty()
                        ? words.paragraph("opening_place_units")
                        : words.paragraph(
                                "opening_place",
                                figures.count(edition.partsWith("openings", Measures::openings)),
                                figures.count(edition.numberOfParts())));
        blocks.add(words.paragraph("opening_format", listed(cuts, "format"), basis));
        blocks.add(words.paragraph("opening_participants", figures.count(whole.openingParticipants())));
        blocks.add(words.paragraph("opening_assessment", listed(cuts, "assessment"), basis));
        if (!cuts.isEmpty()) {
            blocks.addAll(table(cuts, described));
        }
        return blocks;
    }

    /** The ceremonies that somebody describes. */
    private static Quantity described(List<OpeningCut> cuts) {
        return Quantity.sum(
                "openings.described",
                cuts.stream()
                        .filter(cut -> cut.cut().equals("day"))
                        .map(OpeningCut::openings)
                        .toList());
    }

    /** How many of the ceremonies what follows rests on; nothing where it rests on all, or on none. */
    private CharSequence basis(Quantity described) {
        var openings = edition.whole().openings();
        return !described.isPositive() || described.orZero() == openings.orZero()
                ? ""
                : words.sentence(
                        "opening_basis",
                        figures.count(described),
                        figures.count(openings),
                        figures.percent(described, openings));
    }

    private CharSequence listed(List<OpeningCut> cuts, String cut) {
        var parts = cuts.stream()
                .filter(each -> each.cut().equals(cut))
                .map(each -> words.sentence("opening_part", label(each), figures.count(each.openings())))
                .toList();
        return parts.isEmpty() ? words.of("no_figures") : Printed.joined("; ", parts);
    }

    private List<Block> table(List<OpeningCut> cuts, Quantity described) {
        var rows = new ArrayList<Row>();
        var before = "";
        for (var cut : cuts) {
            if (!cut.cut().equals(before)) {
                before = cut.cut();
                rows.add(Row.total("label", words.of("opening_by_" + before), "cut", before));
            }
            rows.add(Row.of(
                    "label", label(cut),
                    "cut", before,
                    "openings", figures.count(cut.openings()),
                    "participants", figures.count(cut.participants())));
        }
        var openings = edition.whole().openings();
        var undescribed = openings.without("openings.undescribed", List.of(described));
        CharSequence remark =
                undescribed.isPositive() ? words.sentence("openings_undescribed", figures.count(undescribed)) : "";
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("table_openings"));
        blocks.add(new Block.Unit(words.sentence(
                "opening_line",
                figures.count(described),
                figures.count(openings),
                figures.percent(described, openings),
                edition.coverage(edition.whole()))));
        blocks.add(new Block.Grid(new Table("opening", rows)));
        blocks.addAll(edition.signs().under(rows, remark));
        return blocks;
    }

    private String label(OpeningCut cut) {
        if (cut.cut().equals("day") && Character.isDigit(cut.value().charAt(0))) {
            return words.of("opening_day", figures.day(LocalDate.parse(cut.value())));
        }
        return words.of("opening_" + cut.cut() + "_" + cut.value());
    }
}
