package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.ProvinceStatus;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** Annex II: who reported; late ones only where a real deadline is known, missing ones by name. */
final class StatusAnnex {
    private final Edition edition;
    private final Wording words;
    private final Figures figures;

    StatusAnnex(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    List<Block> blocks(String reference) {
        var provinces = ProvinceStatus.read(edition.warehouse(), edition.year());
        var rows = new ArrayList<Row>();
        for (var province : provinces) {
            rows.add(row(rows.size() + 1, province));
        }
        var blocks = new ArrayList<Block>();
        blocks.add(edition.annexTitle("II", "annex_status", reference));
        var missing = provinces.stream()
                .filter(province -> province.status().equals("missing"))
                .map(ProvinceStatus::name)
                .toList();
        blocks.add(
                missing.isEmpty()
                        ? words.paragraph("missing_none")
                        : words.paragraph(
                                "missing_names", figures.count(missing(missing.size())), String.join(", ", missing)));
        if (rows.isEmpty()) {
            blocks.add(words.paragraph("no_figures_sentence"));
            return blocks;
        }
        blocks.add(new Block.Grid(new Table("province-status", rows)));
        blocks.addAll(edition.signs().under(rows, words.of("status_note")));
        return blocks;
    }

    private Row row(int number, ProvinceStatus province) {
        var timing = new Timing(province.receivedAt(), province.timeliness(), !province.deadlineAssumed());
        return Row.of(
                "no", Integer.toString(number),
                "name", province.name(),
                "status", words.of("status_" + province.status()),
                "received", timing.day(figures),
                "timeliness", timing.judged(words),
                "commune_expected", figures.count(province.communesExpected()),
                "commune_own", figures.count(province.communesOwn()),
                "commune_missing", figures.count(province.communesMissing()),
                "unit_expected", expectedUnits(province),
                "unit_own", figures.count(province.unitsOwn()),
                "unit_missing",
                        unregistered(province) ? Figures.NOT_APPLICABLE : figures.count(province.unitsMissing()));
    }

    private Quantity missing(long number) {
        return new Quantity(
                "parts.missing",
                number,
                Origin.rows("locality_summary", edition.ofParts() + " AND status = 'missing'"));
    }

    private CharSequence expectedUnits(ProvinceStatus province) {
        return unregistered(province) ? Figures.NOT_APPLICABLE : figures.count(province.unitsExpected());
    }

    private static boolean unregistered(ProvinceStatus province) {
        return province.unitsExpected().isKnown() && !province.unitsExpected().isPositive();
    }
}
