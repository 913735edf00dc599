package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.Missing;
import vn.htsd.reports.query.ProvinceRates;
import vn.htsd.reports.query.Warehouse;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** "Tình hình báo cáo": the two rates and timeliness by level and province, the missing by name and deadline. */
public final class StatusReport {
    private final Warehouse warehouse;
    private final Publication publication;
    private final Locale locale;

    public StatusReport(Warehouse warehouse, Publication publication, Locale locale) {
        this.warehouse = warehouse;
        this.publication = publication;
        this.locale = locale;
    }

    /** @throws vn.htsd.data.problem.HtsdException if the warehouse holds nothing of this campaign */
    public Content content(int campaign, String reference) {
        var edition = Edition.nation(warehouse, campaign, Editorial.none(publication), locale)
                .saying("status");
        var words = edition.words();
        var year = Integer.toString(campaign);
        var letter = new ArrayList<Block>();
        letter.add(words.paragraph("preamble", year));
        letter.add(edition.asOf());
        letter.addAll(new ReportingPart(edition).blocks());
        letter.add(words.paragraph("annexes"));
        letter.add(words.paragraph("closing", year));
        var annexes = new ArrayList<Block>();
        annexes.addAll(rates(edition, reference));
        annexes.addAll(new StatusAnnex(edition).blocks(reference));
        annexes.addAll(missing(edition, reference));
        return edition.content(letter, annexes);
    }

    private List<Block> rates(Edition edition, String reference) {
        var words = edition.words();
        var rows = new ArrayList<Row>();
        for (var province : ProvinceRates.read(warehouse, edition.year())) {
            rows.add(row(edition.figures(), rows.size() + 1, province));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(edition.annexTitle("I", "annex_rates", reference));
        blocks.add(new Block.Grid(new Table("status-rates", rows)));
        blocks.addAll(edition.signs().under(rows, words.of("rates_note")));
        return blocks;
    }

    private static Row row(Figures figures, int number, ProvinceRates province) {
        return Row.of(
                "no", Integer.toString(number),
                "name", province.name(),
                "commune_expected", figures.count(province.communesExpected()),
                "commune_own", figures.count(province.communesOwn()),
                "commune_own_rate", figures.percent(province.communesOwn(), province.communesExpected()),
                "commune_covered", figures.count(province.communesCovered()),
                "commune_covered_rate", figures.percent(province.communesCovered(), province.communesExpected()),
                "unit_expected", expected(figures, province.unitsExpected()),
                "unit_own", figures.count(province.unitsOwn()),
                "unit_own_rate", figures.percent(province.unitsOwn(), province.unitsExpected()),
                "unit_covered", figures.count(province.unitsCovered()),
                "unit_covered_rate", figures.percent(province.unitsCovered(), province.unitsExpected()));
    }

    /** Without a register nobody knows how many units should report. */
    private static CharSequence expected(Figures figures, Quantity units) {
        return units.isKnown() && !units.isPositive() ? Figures.NOT_APPLICABLE : figures.count(units);
    }

    private List<Block> missing(Edition edition, String reference) {
        var words = edition.words();
        var figures = edition.figures();
        var rows = new ArrayList<Row>();
        for (var province : Missing.read(warehouse, edition.year())) {
            rows.add(Row.of(
                    "no", Integer.toString(rows.size() + 1),
                    "name", province.province(),
                    "count", figures.count(province.number()),
                    "names", province.names(),
                    "due",
                            province.dueAt() == null
                                    ? words.of("timeliness_not_assessed")
                                    : figures.day(province.dueAt())));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(edition.annexTitle("III", "annex_missing", reference));
        if (rows.isEmpty()) {
            blocks.add(words.paragraph("no_commune_missing"));
            return blocks;
        }
        blocks.add(new Block.Grid(new Table("missing", rows)));
        blocks.addAll(edition.signs().under(rows, words.of("missing_note")));
        return blocks;
    }
}
