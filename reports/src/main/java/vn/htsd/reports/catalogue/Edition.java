package vn.htsd.reports.catalogue;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.query.BuildInfo;
import vn.htsd.reports.query.CampaignInfo;
import vn.htsd.reports.query.Measures;
import vn.htsd.reports.query.NationalSummary;
import vn.htsd.reports.query.ProvinceSummary;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Figures;

/** What all sections of one national report share: the build, the campaign, its totals, and how to say them. */
record Edition(
        Warehouse warehouse,
        BuildInfo build,
        CampaignInfo campaign,
        Measures nation,
        List<ProvinceSummary> provinces,
        Wording words,
        Figures figures,
        Signs signs) {
    static final String PROBLEMS = "vn.htsd.reports.catalogue.messages";

    /** @throws HtsdException if the warehouse holds nothing of this campaign */
    static Edition open(Warehouse warehouse, int campaign, Locale locale) {
        var build = BuildInfo.read(warehouse).orElseThrow(() -> nothing(campaign));
        var info = CampaignInfo.read(warehouse, campaign).orElseThrow(() -> nothing(campaign));
        var nation = NationalSummary.read(warehouse, campaign)
                .map(NationalSummary::measures)
                .filter(measures -> !measures.isEmpty() || measures.received() != null && measures.received() > 0)
                .orElseThrow(() -> nothing(campaign));
        var words = Wording.of("national", locale);
        return new Edition(
                warehouse,
                build,
                info,
                nation,
                ProvinceSummary.read(warehouse, campaign),
                words,
                new Figures(locale),
                new Signs(Wording.of("signs", locale)));
    }

    static HtsdException nothing(int campaign) {
        return new HtsdException(Category.INPUT, Message.of(PROBLEMS, "campaign_empty", Integer.toString(campaign)));
    }

    int year() {
        return campaign.year();
    }

    /** {@code 92,1% (3.059/3.321 đơn vị)}, or that nobody knows who should report. */
    String coverage(Measures measures) {
        return measures.coverage() == null
                ? words.of("coverage_unknown")
                : words.of(
                        "coverage",
                        figures.percent(measures.coverage()),
                        figures.count(measures.covered()),
                        figures.count(measures.expected()));
    }

    /** {@link #coverage} of the whole country, for the line over a table. */
    String coverageAndUnit(String unit) {
        return words.of("unit", coverage(nation), words.of(unit));
    }

    /** How many provinces have more than nothing of something. */
    long provincesWith(java.util.function.Function<Measures, @Nullable Long> measure) {
        return provinces.stream()
                .map(province -> measure.apply(province.measures()))
                .filter(value -> value != null && value > 0)
                .count();
    }
}
