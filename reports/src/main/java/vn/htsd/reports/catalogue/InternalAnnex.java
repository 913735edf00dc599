package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.htsd.reports.query.Quotation;
import vn.htsd.reports.query.Sponsor;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Photographs;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/**
 * What nobody approved yet: words, pictures and sponsors' names of the reports, for those who decide about them. It is a file of its own, so
 * that it cannot be issued with the report by mistake.
 */
public final class InternalAnnex {
    /** Of each no more than these are shown; {@code htsd approve list} has all. */
    private static final int MOST = 300;

    private static final int MOST_PHOTOS = 40;

    private final Edition edition;

    InternalAnnex(Edition edition) {
        this.edition = edition.saying("internal");
    }

    /** Empty where everything is approved, or nothing is there. */
    Optional<Content> content(String reference) {
        var approved = edition.editorial().approved();
        int most = MOST + approved.size();
        var first = Quotation.first(edition.warehouse(), edition.slice(), most);
        var waiting = first.stream()
                .filter(each -> !approved.containsKey(each.id()))
                .limit(MOST)
                .toList();
        var pictures = edition.material().pictures().stream()
                .filter(each -> !each.listed() && !approved.containsKey(each.id()))
                .toList();
        var sponsors = edition.material().sponsors().stream()
                .filter(each -> !approved.containsKey(each.id()))
                .limit(MOST)
                .toList();
        if (waiting.isEmpty() && pictures.isEmpty() && sponsors.isEmpty()) {
            return Optional.empty();
        }
        var words = edition.words();
        var figures = edition.figures();
        var letter = List.of(
                words.paragraph("internal_preamble", reference),
                words.paragraph(
                        "internal_counts",
                        figures.count(
                                first.size() < most
                                        ? (long) first.size()
                                        : Quotation.number(edition.warehouse(), edition.slice())),
                        figures.count((long) waiting.size()),
                        figures.count((long) pictures.size()),
                        figures.count((long) sponsors.size())));
        var annexes = new ArrayList<Block>();
        if (!waiting.isEmpty()) {
            annexes.add(edition.annexTitle("1", "internal_words", reference));
            annexes.add(new Block.Grid(new Table("internal-words", rows(waiting))));
        }
        if (!pictures.isEmpty()) {
            annexes.add(edition.annexTitle("2", "internal_photos", reference));
            var shots = new ArrayList<Photographs.Shot>();
            for (var picture : pictures.subList(0, Math.min(MOST_PHOTOS, pictures.size()))) {
                var caption = picture.id() + " – " + picture.reporter()
                        + (picture.caption() == null ? "" : ": " + picture.caption());
                shots.add(ApprovedMaterial.shot(edition.editorial().photos(), picture, caption));
            }
            annexes.addAll(ApprovedMaterial.blocks(edition, shots, "photographs"));
        }
        if (!sponsors.isEmpty()) {
            annexes.add(edition.annexTitle("3", "internal_sponsors", reference));
            annexes.add(new Block.Grid(new Table("internal-words", named(sponsors))));
        }
        return Optional.of(edition.content(letter, annexes).forInside());
    }

    private List<Row> rows(List<Quotation> waiting) {
        var rows = new ArrayList<Row>();
        for (var each : waiting) {
            rows.add(row(rows.size() + 1, each.id(), each.reporter(), each.part(), each.text()));
        }
        return rows;
    }

    private List<Row> named(List<Sponsor> sponsors) {
        var rows = new ArrayList<Row>();
        for (var each : sponsors) {
            rows.add(row(rows.size() + 1, each.id(), each.reporter(), "sponsor", each.name()));
        }
        return rows;
    }

    private Row row(int number, String id, String reporter, String part, String remark) {
        return Row.of(
                "no", Integer.toString(number),
                "id", id,
                "name", reporter,
                "part", edition.words().of("part_" + part),
                "remark", remark);
    }
}
