package vn.htsd.reports.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.data.theme.ThemeList;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.BuildInfo;
import vn.htsd.reports.query.CampaignInfo;
import vn.htsd.reports.query.LineSummary;
import vn.htsd.reports.query.Measures;
import vn.htsd.reports.query.NationalSummary;
import vn.htsd.reports.query.PlaceSummary;
import vn.htsd.reports.query.Slice;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;

/**
 * What all sections of one report share: the build, what it is about, its totals, and how to say them.
 *
 * @param whole the totals of the slice
 * @param elsewhere what reporters on the territory of a commune report along another line; null where nobody can
 * @param material what several sections are made of
 * @param editorial themes, and what of words and pictures may be printed
 * @param parts of the nation its provinces, of a province its communes; a commune is made of units instead
 */
record Edition(
        Warehouse warehouse,
        BuildInfo build,
        CampaignInfo campaign,
        Slice slice,
        Measures whole,
        @Nullable Measures elsewhere,
        List<PlaceSummary> parts,
        Material material,
        Editorial editorial,
        Wording words,
        Figures figures,
        Signs signs) {
    static final String PROBLEMS = "vn.htsd.reports.catalogue.messages";

    /** @throws HtsdException if the warehouse holds nothing of this campaign */
    static Edition nation(Warehouse warehouse, int campaign, Editorial editorial, Locale locale) {
        return of(
                warehouse,
                Slice.nation(campaign),
                nationalTotals(warehouse, campaign),
                null,
                PlaceSummary.provinces(warehouse, campaign),
                editorial,
                Wording.of("national", locale));
    }

    /**
     * One place. If it sent nothing, it has an edition too, which says so.
     *
     * @throws HtsdException if the warehouse holds nothing of this campaign
     */
    static Edition place(Warehouse warehouse, Slice slice, Editorial editorial, Locale locale) {
        var campaign = slice.campaign();
        var level = slice.place().level();
        var territory = PlaceSummary.of(warehouse, slice).orElseThrow(() -> nothing(campaign));
        var words = Wording.of("national", locale).unless(level.code());
        if (level == LocalityLevel.PROVINCE) {
            return of(warehouse, slice, territory, null, PlaceSummary.communes(warehouse, slice), editorial, words);
        }
        var line = LineSummary.read(warehouse, slice, territory);
        return of(warehouse, slice, line.own(), line.elsewhere(), List.of(), editorial, words);
    }

    private static Edition of(
            Warehouse warehouse,
            Slice slice,
            Measures whole,
            @Nullable Measures elsewhere,
            List<PlaceSummary> parts,
            Editorial editorial,
            Wording words) {
        int campaign = slice.campaign();
        var build = BuildInfo.read(warehouse).orElseThrow(() -> nothing(campaign));
        return new Edition(
                warehouse,
                build,
                CampaignInfo.read(warehouse, campaign).orElseThrow(() -> nothing(campaign)),
                slice,
                whole,
                elsewhere,
                parts,
                new Material(warehouse, slice, editorial.sponsors()),
                editorial,
                words,
                new Figures(words.locale()),
                new Signs(words.locale(), build));
    }

    private static Measures nationalTotals(Warehouse warehouse, int campaign) {
        return NationalSummary.read(warehouse, campaign)
                .map(NationalSummary::measures)
                .filter(measures -> !measures.isEmpty() || measures.received().isPositive())
                .orElseThrow(() -> nothing(campaign));
    }

    static HtsdException nothing(int campaign) {
        return new HtsdException(Category.INPUT, Message.of(PROBLEMS, "campaign_empty", Integer.toString(campaign)));
    }

    /** The same, in the words of another report. */
    Edition saying(String bundle) {
        return new Edition(
                warehouse,
                build,
                campaign,
                slice,
                whole,
                elsewhere,
                parts,
                material,
                editorial,
                words.unless(bundle),
                figures,
                signs);
    }

    ThemeList themes() {
        return editorial.themes();
    }

    int year() {
        return slice.campaign();
    }

    /** Until when the reports are in that this rests on, and whether its figures are official. */
    Block asOf() {
        return editorial.publication().asOf(words, figures, build, year());
    }

    /**
     * The heading of an annex.
     *
     * @param subject key of words that name the year
     * @param reference the report that it belongs to
     */
    Block annexTitle(String number, String subject, String reference) {
        return new Block.AnnexTitle(
                words.of("annex", number),
                words.of(subject, Integer.toString(year())),
                words.of("enclosure", reference));
    }

    /** The whole report, under the title and subject of its words. */
    Content content(List<Block> letter, List<Block> annexes) {
        var year = Integer.toString(year());
        var place = slice.place().fullName();
        return new Content(
                words.of("title", year, place),
                words.of("subject", year, place),
                year(),
                letter,
                annexes,
                build.synthetic());
    }

    boolean isOf(LocalityLevel level) {
        return slice.place().level() == level;
    }

    /** {@code 92,1% (3.059/3.321 đơn vị)}, or that nobody knows who should report. */
    Printed coverage(Measures measures) {
        return measures.coverage().value() == null
                ? words.sentence("coverage_unknown")
                : words.sentence(
                        "coverage",
                        figures.percent(measures.coverage()),
                        figures.count(measures.covered()),
                        figures.count(measures.expected()));
    }

    /** {@link #coverage} of the whole, for the line over a table. */
    Printed coverageAndUnit(String unit) {
        return words.sentence("unit", coverage(whole), words.of(unit));
    }

    /** How many parts have more than nothing of something, which {@code column} counts. */
    Quantity partsWith(String column, Function<Measures, Quantity> measure) {
        long count = parts.stream()
                .filter(part -> measure.apply(part.measures()).isPositive())
                .count();
        return new Quantity(
                "parts." + column, count, Origin.rows("locality_summary", ofParts() + " AND " + column + " > 0"));
    }

    Quantity numberOfParts() {
        return new Quantity("parts", (long) parts.size(), Origin.rows("locality_summary", ofParts()));
    }

    /** Selects the rows of the parts in {@code locality_summary}. */
    String ofParts() {
        return "campaign_year = " + year()
                + (isOf(LocalityLevel.NATION)
                        ? " AND level = 'province'"
                        : " AND level = 'commune' AND province_key = '"
                                + slice.place().key() + "'");
    }
}
