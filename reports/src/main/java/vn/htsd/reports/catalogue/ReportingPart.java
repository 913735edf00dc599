package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.reports.query.Deadline;
import vn.htsd.reports.query.ReportingRate;
import vn.htsd.reports.render.Block;
import vn.htsd.reports.render.Figures;
import vn.htsd.reports.render.Row;
import vn.htsd.reports.render.Table;

/** Who reported: both rates, and timeliness, by level. */
final class ReportingPart {
    private final Edition edition;
    private final Wording words;
    private final Figures figures;

    ReportingPart(Edition edition) {
        this.edition = edition;
        this.words = edition.words();
        this.figures = edition.figures();
    }

    List<Block> blocks() {
        var rates = ReportingRate.read(edition.warehouse(), edition.slice());
        var blocks = new ArrayList<Block>();
        blocks.add(sentence());
        if (!rates.isEmpty()) {
            blocks.addAll(table(rates));
        }
        blocks.addAll(deadlines(rates));
        return blocks;
    }

    private Block sentence() {
        var whole = edition.whole();
        if (!whole.expected().isPositive()) {
            return words.paragraph("reporting_unknown", figures.count(whole.received()));
        }
        return words.paragraph(
                "reporting",
                figures.count(whole.expected()),
                figures.count(whole.received()),
                figures.percent(whole.received(), whole.expected()),
                figures.count(whole.covered()),
                figures.percent(whole.coverage()));
    }

    private List<Block> table(List<ReportingRate> rates) {
        var rows = rates.stream().map(this::row).toList();
        var blocks = new ArrayList<Block>();
        blocks.add(words.caption("table_reporting"));
        blocks.add(new Block.Grid(new Table("reporting", rows)));
        blocks.addAll(edition.signs()
                .under(
                        rows,
                        rates.stream().anyMatch(ReportingPart::unknown)
                                ? words.of("no_register")
                                : words.of("by_reference")));
        return blocks;
    }

    private Row row(ReportingRate rate) {
        return Row.of(
                "level", words.of("level_" + rate.level()),
                "expected", unknown(rate) ? Figures.NOT_APPLICABLE : figures.count(rate.expected()),
                "own", figures.count(rate.ownReport()),
                "own_rate", figures.percent(rate.ownReport(), rate.expected()),
                "covered", figures.count(rate.covered()),
                "covered_rate", figures.percent(rate.covered(), rate.expected()),
                "returned", figures.count(rate.returned()),
                "missing", unknown(rate) ? Figures.NOT_APPLICABLE : figures.count(rate.missing()),
                "late",
                        !rate.late().isPositive() && !rate.onTime().isPositive()
                                ? Figures.NOT_APPLICABLE
                                : figures.count(rate.late()));
    }

    /** Whether nobody can say who should report. */
    private static boolean unknown(ReportingRate rate) {
        return !rate.expected().isPositive();
    }

    /** Of those directly below, who may be called late; of the others no more than that nobody is. */
    private List<Block> deadlines(List<ReportingRate> rates) {
        var blocks = new ArrayList<Block>();
        var below =
                switch (edition.slice().place().level()) {
                    case NATION -> "province";
                    case PROVINCE -> "commune";
                    case DISTRICT, COMMUNE -> "unit";
                };
        rates.stream().filter(rate -> rate.level().equals(below)).findFirst().ifPresent(rate -> Deadline.read(
                        edition.warehouse(), edition.slice(), below)
                .ifPresent(deadline -> blocks.add(words.paragraph(
                        "deadline_real",
                        figures.day(deadline.lastDay()),
                        figures.count(rate.onTime()),
                        figures.count(rate.late())))));
        var assumed = rates.stream()
                .filter(ReportingRate::deadlineAssumed)
                .map(rate -> words.of("of_level_" + rate.level()))
                .toList();
        if (!assumed.isEmpty()) {
            blocks.add(words.paragraph("deadline_assumed", String.join(", ", assumed)));
        }
        return blocks;
    }
}
