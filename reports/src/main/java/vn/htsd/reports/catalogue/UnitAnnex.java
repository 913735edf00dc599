package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.query.Measures;
import vn.htsd.reports.query.UnitSummary;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** The annex of a commune: every reporter in its line with what it reported, and apart from them those of other lines. */
final class UnitAnnex {
    private final Edition edition;
    private final Wording words;
    private final Figures figures;

    UnitAnnex(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    List<Block> blocks(String reference) {
        var units = UnitSummary.read(edition.warehouse(), edition.slice());
        var blocks = new ArrayList<Block>();
        blocks.add(edition.annexTitle("", "annex_units", reference));
        blocks.add(missing(units));
        var late = units.stream()
                .filter(unit -> !unit.elsewhere() && timing(unit).isLate())
                .map(UnitSummary::name)
                .toList();
        if (!late.isEmpty()) {
            blocks.add(words.paragraph("late_names", String.join(", ", late)));
        }
        if (units.isEmpty()) {
            return blocks;
        }
        var rows = rows(units);
        blocks.add(new Block.Unit(edition.coverageAndUnit("unit_million_money")));
        blocks.add(new Block.Grid(new Table("unit-results", rows)));
        blocks.addAll(edition.signs().under(rows, words.of("status_note"), words.of("rounding_note")));
        return blocks;
    }

    private List<Row> rows(List<UnitSummary> units) {
        var rows = new ArrayList<Row>();
        rows.add(total(words.of("whole_country"), edition.whole()));
        units.stream().filter(unit -> !unit.elsewhere()).forEach(unit -> rows.add(row(rows.size(), unit)));
        var others = units.stream().filter(UnitSummary::elsewhere).toList();
        var elsewhere = edition.elsewhere();
        if (!others.isEmpty() && elsewhere != null) {
            rows.add(total(words.of("elsewhere_row"), elsewhere));
            others.forEach(unit -> rows.add(row(rows.size() - 1, unit)));
        }
        return rows;
    }

    private Block missing(List<UnitSummary> units) {
        var missing = units.stream()
                .filter(unit -> !unit.elsewhere() && !unit.isCommune())
                .filter(unit -> unit.status().equals("missing"))
                .map(UnitSummary::name)
                .toList();
        if (missing.isEmpty()) {
            return words.paragraph(units.stream().allMatch(UnitSummary::isCommune) ? "units_unknown" : "missing_none");
        }
        var number = new Quantity(
                "units.missing",
                (long) missing.size(),
                Origin.rows(
                        "fact_reporting", edition.slice().reporters() + " AND status = 'missing' AND level = 'unit'"));
        return words.paragraph("missing_names", figures.count(number), String.join(", ", missing));
    }

    private Row total(String name, Measures measures) {
        return Row.total(
                "name", name,
                "participants", figures.count(measures.participants()),
                "classes", figures.count(measures.classes()),
                "sessions", figures.count(measures.sessions()),
                "amount", figures.millions(measures.amountVnd()),
                "opening_participants", figures.count(measures.openingParticipants()));
    }

    private Row row(int number, UnitSummary unit) {
        var timing = timing(unit);
        return Row.of(
                "no", Integer.toString(number),
                "name", unit.isCommune() ? words.of("own_report_row", unit.name()) : unit.name(),
                "participants", figures.count(unit.participants()),
                "classes", figures.count(unit.classes()),
                "sessions", figures.count(unit.sessions()),
                "amount", figures.millions(unit.amountVnd()),
                "opening_participants", figures.count(unit.openingParticipants()),
                "status", words.of("status_" + unit.status()),
                "received", timing.day(figures),
                "timeliness", timing.judged(words));
    }

    private static Timing timing(UnitSummary unit) {
        return new Timing(unit.receivedAt(), unit.timeliness(), unit.deadlineReal());
    }
}
