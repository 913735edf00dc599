package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.QualityAtPlace;
import vn.htsd.reports.query.Remark;
import vn.htsd.reports.query.RuleCount;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** "Chất lượng số liệu": what was found in the reports of a campaign, for inside use. */
public final class QualityReport {
    /** Of each list no more than these are named; their number is given whole. */
    private static final int MOST = 500;

    private static final List<String> DOUBTFUL = List.of("POSSIBLE_DOUBLE", "OUTLIER");

    private final Warehouse warehouse;
    private final Publication publication;
    private final Locale locale;

    public QualityReport(Warehouse warehouse, Publication publication, Locale locale) {
        this.warehouse = warehouse;
        this.publication = publication;
        this.locale = locale;
    }

    /** @throws vn.htsd.data.problem.HtsdException if the warehouse holds nothing of this campaign */
    public Content content(int campaign, String reference) {
        var edition = Edition.nation(warehouse, campaign, Editorial.none(publication), locale)
                .saying("quality");
        var words = edition.words();
        var year = Integer.toString(campaign);
        var places = QualityAtPlace.read(warehouse, campaign);
        var letter = new ArrayList<Block>();
        letter.add(words.paragraph("preamble", year));
        letter.add(edition.asOf());
        letter.add(received(edition, places));
        letter.addAll(rules(edition));
        letter.add(words.paragraph("closing", year));
        var annexes = new ArrayList<Block>();
        annexes.addAll(places(edition, places, reference));
        annexes.addAll(new DifferencesAnnex(edition).blocks("II", reference));
        annexes.addAll(remarks(
                edition,
                "III",
                "annex_doubtful",
                reference,
                Remark.ofRules(warehouse, campaign, DOUBTFUL, MOST),
                "nothing_doubtful"));
        annexes.addAll(remarks(
                edition,
                "IV",
                "annex_returned",
                reference,
                Remark.ofReturned(warehouse, campaign, MOST),
                "nothing_returned"));
        return edition.content(letter, annexes).forInside();
    }

    private static Block received(Edition edition, List<QualityAtPlace> places) {
        var figures = edition.figures();
        var reports =
                total("reports", places.stream().map(QualityAtPlace::reports).toList());
        var returned =
                total("returned", places.stream().map(QualityAtPlace::returned).toList());
        return edition.words()
                .paragraph(
                        "received",
                        figures.count(reports),
                        figures.count(returned),
                        figures.percent(returned, reports),
                        figures.count(total(
                                "errors",
                                places.stream().map(QualityAtPlace::errors).toList())),
                        figures.count(total(
                                "warnings",
                                places.stream().map(QualityAtPlace::warnings).toList())));
    }

    private static Quantity total(String name, List<Quantity> parts) {
        return Quantity.sum(name, parts);
    }

    private List<Block> rules(Edition edition) {
        var words = edition.words();
        var figures = edition.figures();
        var rows = new ArrayList<Row>();
        for (var rule : RuleCount.read(warehouse, edition.year())) {
            rows.add(Row.of(
                    "no", Integer.toString(rows.size() + 1),
                    "label", rule.code(),
                    "severity", words.of("severity_" + rule.severity()),
                    "findings", figures.count(rule.findings()),
                    "reports", figures.count(rule.reports()),
                    "example", words.name(rule.exampleVi(), rule.exampleEn())));
        }
        if (rows.isEmpty()) {
            return List.of(words.paragraph("nothing_found"));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("table_rules"));
        blocks.add(new Block.Grid(new Table("quality-rules", rows)));
        blocks.add(new Block.Legend(words.of("rules_note")));
        return blocks;
    }

    private static List<Block> places(Edition edition, List<QualityAtPlace> places, String reference) {
        var words = edition.words();
        var figures = edition.figures();
        var rows = new ArrayList<Row>();
        for (var place : places) {
            rows.add(Row.of(
                    "no", Integer.toString(rows.size() + 1),
                    "name", place.name().isEmpty() ? words.of("of_no_province") : place.name(),
                    "reports", figures.count(place.reports()),
                    "returned", figures.count(place.returned()),
                    "errors", figures.count(place.errors()),
                    "warnings", figures.count(place.warnings())));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(edition.annexTitle("I", "annex_places", reference));
        blocks.add(new Block.Grid(new Table("quality-places", rows)));
        blocks.addAll(edition.signs().under(rows));
        return blocks;
    }

    private static List<Block> remarks(
            Edition edition, String number, String subject, String reference, List<Remark> remarks, String none) {
        var words = edition.words();
        var blocks = new ArrayList<Block>();
        blocks.add(edition.annexTitle(number, subject, reference));
        if (remarks.isEmpty()) {
            blocks.add(words.paragraph(none));
            return blocks;
        }
        var rows = new ArrayList<Row>();
        for (var remark : remarks) {
            rows.add(Row.of(
                    "no", Integer.toString(rows.size() + 1),
                    "name", remark.name().isEmpty() ? words.of("of_nobody_known") : remark.name(),
                    "file", remark.file(),
                    "remark", words.name(remark.vi(), remark.en())));
        }
        blocks.add(new Block.Grid(new Table("remarks", rows)));
        if (remarks.size() == MOST) {
            blocks.add(new Block.Legend(words.of("only_the_first", Integer.toString(MOST))));
        }
        return blocks;
    }
}
