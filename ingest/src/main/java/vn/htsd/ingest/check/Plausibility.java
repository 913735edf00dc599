package vn.htsd.ingest.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.problem.Figure;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Funding;
import vn.htsd.data.report.Held;
import vn.htsd.data.report.Measure;

/** What no report can say, however well every cell reads: more people than the country has, figures of a Week not held. */
final class Plausibility {
    /** Nobody reaches more attendances in one activity than the country has people (101 million in 2024). */
    private static final long MOST_PEOPLE = 110_000_000;

    private static final List<String> PEOPLE = List.of("opening.participants", "totals.participants");
    private static final List<String> PARTS = List.of("coverage.received", "coverage.openings", "coverage.plans");

    private Plausibility() {}

    /** @param counted all activities that would be counted */
    static void check(Filled filled, Held held, List<Activity> counted, List<Funding> funding, Findings findings) {
        var form = filled.single();
        PEOPLE.forEach(name -> people(form, name, findings));
        filled.activities().forEach(row -> people(row, RowFigures.TOTAL, findings));
        if (held == Held.NOT_HELD && anyAbove(0, counted, funding)) {
            findings.addWith("not_held_with_figures", Rule.VALUE_INVALID, form.place("held"), form.written("held"));
        }
        var expected = form.number("coverage.expected");
        for (var part : PARTS) {
            var number = form.number(part);
            if (expected != null && number != null && number > expected) {
                findings.addWith(
                        "more_than_expected",
                        Rule.VALUE_INVALID,
                        form.place(part),
                        form.written(part),
                        Figure.of(expected));
            }
        }
    }

    /** A Week that was held has figures; the outline alone may be complete without, so this is no error. */
    static void anyFigure(Filled filled, Held held, List<Activity> counted, List<Funding> funding, Findings findings) {
        boolean took = held == Held.HELD || held == Held.INTEGRATED;
        if (took && !anyAbove(-1, counted, funding)) {
            findings.add(Rule.NO_FIGURES, filled.single().source(), null);
        }
    }

    private static void people(Section section, String name, Findings findings) {
        if (over(section.measure(name), MOST_PEOPLE)) {
            findings.addWith("too_many_people", Rule.VALUE_INVALID, section.place(name), section.written(name));
        }
    }

    private static boolean anyAbove(long least, List<Activity> activities, List<Funding> funding) {
        return activities.stream()
                        .anyMatch(activity -> over(activity.participants().total(), least)
                                || over(activity.classes(), least)
                                || over(activity.sessions(), least))
                || funding.stream().anyMatch(line -> over(line.amountVnd(), least));
    }

    private static boolean over(@Nullable Measure measure, long least) {
        return measure != null && measure.value() > least;
    }
}
