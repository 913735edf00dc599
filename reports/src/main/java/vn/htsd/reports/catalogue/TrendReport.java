package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.query.CampaignInfo;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Block;

/** "So sánh kết quả các năm": every year on the provinces of the last one. */
public final class TrendReport {
    private final Warehouse warehouse;
    private final Publication publication;
    private final Locale locale;

    public TrendReport(Warehouse warehouse, Publication publication, Locale locale) {
        this.warehouse = warehouse;
        this.publication = publication;
        this.locale = locale;
    }

    /** @throws HtsdException if these are not at least two years of which the warehouse knows something */
    public Content content(int from, int to, String reference) {
        if (from >= to) {
            throw new HtsdException(
                    Category.USAGE,
                    Message.of(Edition.PROBLEMS, "trend_years", Integer.toString(from), Integer.toString(to)));
        }
        var comparison = Comparison.open(warehouse, from, to, locale);
        var words = comparison.words();
        var span = new String[] {Integer.toString(from), Integer.toString(to)};
        var letter = new ArrayList<Block>();
        letter.addAll(scope(comparison, span));
        letter.addAll(new NationTrend(comparison).blocks());
        letter.addAll(new ProvinceTrend(comparison).blocks());
        letter.addAll(new GeographyPart(comparison).blocks());
        letter.addAll(new ComparabilityPart(comparison).blocks());
        letter.add(words.paragraph("closing", (Object[]) span));
        return new Content(
                words.of("title", (Object[]) span),
                words.of("subject", (Object[]) span),
                to,
                letter,
                new TrendAnnexes(comparison).blocks(reference),
                comparison.build().synthetic());
    }

    private List<Block> scope(Comparison comparison, String... span) {
        var words = comparison.words();
        var blocks = new ArrayList<Block>();
        blocks.add(words.paragraph("preamble", (Object[]) span));
        blocks.add(publication.asOf(words, comparison.figures(), comparison.build(), comparison.last()));
        blocks.add(words.part("part_1"));
        blocks.add(words.paragraph("geography", Integer.toString(comparison.last())));
        var later = comparison.campaigns().stream()
                .filter(CampaignInfo::supplementary)
                .map(campaign -> Integer.toString(campaign.year()))
                .toList();
        if (!later.isEmpty()) {
            blocks.add(words.paragraph("supplementary", String.join(words.of("and"), later)));
        }
        blocks.add(words.paragraph("consolidation"));
        blocks.add(words.paragraph(
                "reading", comparison.figures().threshold(comparison.build().enoughCoverage())));
        return blocks;
    }
}
