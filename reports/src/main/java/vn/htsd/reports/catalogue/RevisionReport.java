package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.query.BuildInfo;
import vn.htsd.reports.query.RevisionFacts;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;

/** "Báo cáo số liệu đính chính": which published figures moved between two builds, by whom, and why. */
public final class RevisionReport {
    private final Warehouse newer;
    private final Wording words;
    private final Figures figures;
    private final Locale locale;

    /** @param newer the later of the two builds */
    public RevisionReport(Warehouse newer, Locale locale) {
        this.newer = newer;
        this.words = Wording.of("revision", locale);
        this.figures = new Figures(locale);
        this.locale = locale;
    }

    /** @param reference the report as its annexes name it */
    public Content content(Revision revision, int year, String reference) {
        var build = BuildInfo.read(newer)
                .orElseThrow(() -> new HtsdException(Category.INPUT, Message.of(Edition.PROBLEMS, "nothing_built")));
        var signs = new Signs(locale, build);
        var tables = new RevisionTables(revision, RevisionFacts.read(newer), words);
        var letter = new ArrayList<Block>();
        letter.add(words.paragraph("preamble"));
        letter.add(words.part("part_1"));
        letter.add(words.paragraph("older", revision.older().said(words, figures)));
        letter.add(words.paragraph("newer", revision.newer().said(words, figures)));
        letter.add(words.paragraph("rests_on"));
        letter.add(words.part("part_2"));
        if (revision.isEmpty()) {
            letter.add(words.paragraph("same"));
        }
        int number = 0;
        for (int campaign : revision.campaigns()) {
            letter.addAll(moved(tables, signs, campaign, ++number));
        }
        letter.add(words.part("part_3"));
        letter.add(words.paragraph(revision.isEmpty() ? "no_cause" : "reasons"));
        for (int campaign : revision.campaigns()) {
            letter.addAll(reasons(tables, signs, campaign, ++number));
        }
        letter.add(words.paragraph("closing"));
        return new Content(
                words.of("title"),
                words.of("subject"),
                year,
                letter,
                revision.isEmpty() ? List.of() : annexes(tables, signs, reference),
                build.synthetic());
    }

    private List<Block> moved(RevisionTables tables, Signs signs, int campaign, int number) {
        var year = Integer.toString(campaign);
        var blocks = new ArrayList<Block>();
        var rows = tables.nation(campaign);
        blocks.add(words.section("section", Integer.toString(number), year));
        blocks.add(words.paragraph(
                "moved",
                year,
                figures.count((long) rows.size()),
                figures.count(tables.places(campaign, "province")),
                figures.count(tables.places(campaign, "commune") + tables.places(campaign, "district"))));
        if (!rows.isEmpty()) {
            blocks.add(words.caption("table_nation", Integer.toString(number), year));
            blocks.add(tables.grid("revision-nation", rows));
            blocks.addAll(signs.under(rows, words.of("money_note")));
        }
        return blocks;
    }

    private List<Block> reasons(RevisionTables tables, Signs signs, int campaign, int number) {
        var rows = tables.reasons(campaign);
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("table_reasons", Integer.toString(number), Integer.toString(campaign)));
        blocks.add(tables.grid("revision-reasons", rows));
        blocks.addAll(signs.under(rows));
        return blocks;
    }

    private List<Block> annexes(RevisionTables tables, Signs signs, String reference) {
        var blocks = new ArrayList<Block>();
        var provinces = tables.provinces();
        blocks.addAll(annex(signs, "I", "annex_places", "revision-places", provinces, "no_province", reference));
        var communes = tables.communes();
        blocks.addAll(annex(signs, "II", "annex_communes", "revision-communes", communes, "no_commune", reference));
        if (tables.figuresOfCommunes() > communes.size()) {
            blocks.add(words.paragraph(
                    "only_the_first_figures", figures.count((long) communes.size()), figures.count((long)
                            tables.figuresOfCommunes())));
        }
        var causes = tables.named();
        blocks.addAll(annex(signs, "III", "annex_causes", "revision-causes", causes, "no_cause", reference));
        if (tables.causes() > causes.size()) {
            blocks.add(words.paragraph(
                    "only_the_first", figures.count((long) causes.size()), figures.count((long) tables.causes())));
        }
        return blocks;
    }

    private List<Block> annex(
            Signs signs,
            String number,
            String subject,
            String template,
            List<Row> rows,
            String nothing,
            String reference) {
        var blocks = new ArrayList<Block>();
        blocks.add(
                new Block.AnnexTitle(words.of("annex", number), words.of(subject), words.of("enclosure", reference)));
        if (rows.isEmpty()) {
            blocks.add(words.paragraph(nothing));
            return blocks;
        }
        blocks.add(new Block.Grid(new vn.htsd.reports.render.Table(template, rows)));
        blocks.addAll(signs.under(rows, words.of("money_note")));
        return blocks;
    }
}
