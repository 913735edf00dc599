package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.CommuneStatus;
import vn.htsd.reports.query.DirectlyAbsent;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** Annex II of a province: which communes reported; the missing by name, late ones only where a real deadline is known. */
final class CommuneAnnex {
    private final Edition edition;
    private final Wording words;
    private final Figures figures;

    CommuneAnnex(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    List<Block> blocks(String reference) {
        var communes = CommuneStatus.read(edition.warehouse(), edition.slice());
        var blocks = new ArrayList<Block>();
        blocks.add(edition.annexTitle("II", "annex_status", reference));
        var absent = DirectlyAbsent.read(edition.warehouse(), edition.slice());
        blocks.add(missing(communes, absent.number()));
        var late = communes.stream()
                .filter(commune -> timing(commune).isLate())
                .map(CommuneStatus::name)
                .toList();
        if (!late.isEmpty()) {
            blocks.add(words.paragraph("late_names", String.join(", ", late)));
        }
        if (absent.number().isPositive()) {
            blocks.add(words.paragraph(
                    "missing_units", figures.count(absent.number()), String.join(", ", absent.names())));
        }
        if (communes.isEmpty()) {
            return blocks;
        }
        var rows = new ArrayList<Row>();
        communes.forEach(commune -> rows.add(row(rows.size() + 1, commune)));
        blocks.add(new Block.Grid(new Table("commune-status", rows)));
        blocks.addAll(edition.signs().under(rows, words.of("status_note")));
        return blocks;
    }

    /** @param units that report directly, are in the register, and did not */
    private Block missing(List<CommuneStatus> communes, Quantity units) {
        var missing = communes.stream()
                .filter(commune -> commune.status().equals("missing"))
                .map(CommuneStatus::name)
                .toList();
        if (missing.isEmpty()) {
            var whole = edition.whole();
            var others = whole.expected().without("others", List.of(whole.covered(), units));
            return others.isPositive()
                    ? words.paragraph("missing_others", figures.count(others))
                    : words.paragraph("missing_none");
        }
        var number = new Quantity(
                "parts.missing",
                (long) missing.size(),
                Origin.rows("locality_summary", edition.ofParts() + " AND status = 'missing'"));
        return words.paragraph("missing_names", figures.count(number), String.join(", ", missing));
    }

    private Row row(int number, CommuneStatus commune) {
        var timing = timing(commune);
        return Row.of(
                "no", Integer.toString(number),
                "name", commune.name(),
                "status", words.of("status_" + commune.status()),
                "received", timing.day(figures),
                "timeliness", timing.judged(words),
                "unit_expected", units(commune, commune.unitsExpected()),
                "unit_own", units(commune, commune.unitsOwn()),
                "unit_missing", units(commune, commune.unitsMissing()));
    }

    /** Where nobody knows which units there are, their number does not apply. */
    private CharSequence units(CommuneStatus commune, Quantity number) {
        return commune.unitsExpected().isPositive() ? figures.count(number) : Figures.NOT_APPLICABLE;
    }

    private static Timing timing(CommuneStatus commune) {
        return new Timing(commune.receivedAt(), commune.timeliness(), commune.deadlineReal());
    }
}
