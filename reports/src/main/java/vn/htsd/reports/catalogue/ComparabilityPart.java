package vn.htsd.reports.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import vn.htsd.reports.figure.Origin;
import vn.htsd.reports.figure.Printed;
import vn.htsd.reports.figure.Quantity;
import vn.htsd.reports.render.Block;

/** V. What to bear in mind, measure by measure. */
final class ComparabilityPart {
    private final Comparison comparison;
    private final Wording words;

    ComparabilityPart(Comparison comparison) {
        this.comparison = comparison;
        this.words = comparison.words();
    }

    List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        blocks.add(words.part("part_5"));
        for (var measure : Measure.values()) {
            blocks.add(words.paragraph("note_" + measure.column()));
            blocks.add(new Block.Paragraph(reasons(measure)));
        }
        return blocks;
    }

    /** How many provinces cannot be compared, year by year, and why. */
    private Printed reasons(Measure measure) {
        var sentences = new ArrayList<CharSequence>();
        for (var year : comparison.years().subList(1, comparison.years().size())) {
            var counts = new TreeMap<String, Long>();
            for (var series : comparison.provinces(measure)) {
                series.in(year)
                        .filter(point -> !point.comparable())
                        .ifPresent(point -> counts.merge(Comparison.reasonKey(point.reason()), 1L, Long::sum));
            }
            var parts = counts.entrySet().stream()
                    .map(each -> words.sentence(
                            "reason_count",
                            comparison.figures().count(counted(measure, year, each.getKey(), each.getValue())),
                            comparison.reason(each.getKey())))
                    .toList();
            sentences.add(
                    parts.isEmpty()
                            ? words.of("all_comparable", Integer.toString(year))
                            : words.sentence(
                                    "some_not_comparable", Integer.toString(year), Printed.joined("; ", parts)));
        }
        return Printed.joined(" ", sentences);
    }

    private Quantity counted(Measure measure, int year, String reason, long number) {
        var why = reason.equals("other") ? "reason IS NULL" : "lower(reason) = '" + reason + "'";
        return new Quantity(
                String.join(".", measure.column(), "not_comparable", reason, Integer.toString(year)),
                number,
                Origin.rows(
                        "trend",
                        comparison.ofProvinces(measure) + " AND campaign_year = " + year + " AND NOT comparable AND "
                                + why));
    }
}
