package vn.htsd.reports.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.figure.Quantity;
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
                .filter(measures -> !measures.isEmpty() || measures.received().isPositive())
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
    Printed coverage(Measures measures) {
        return measures.coverage().value() == null
                ? words.sentence("coverage_unknown")
                : words.sentence(
                        "coverage",
                        figures.percent(measures.coverage()),
                        figures.count(measures.covered()),
                        figures.count(measures.expected()));
    }

    /** {@link #coverage} of the whole country, for the line over a table. */
    Printed coverageAndUnit(String unit) {
        return words.sentence("unit", coverage(nation), words.of(unit));
    }

    /** How many provinces have more than nothing of something, which {@code column} counts. */
    Quantity provincesWith(String column, Function<Measures, Quantity> measure) {
        long count = provinces.stream()
                .filter(province -> measure.apply(province.measures()).isPositive())
                .count();
        return new Quantity(
                "provinces." + column,
                count,
                Origin.rows("locality_summary", ofProvinces() + " AND " + column + " > 0"));
    }

    Quantity numberOfProvinces() {
        return new Quantity("provinces", (long) provinces.size(), Origin.rows("locality_summary", ofProvinces()));
    }

    /** Selects the rows of provinces in {@code locality_summary}. */
    String ofProvinces() {
        return "campaign_year = " + year() + " AND level = 'province'";
    }
}
