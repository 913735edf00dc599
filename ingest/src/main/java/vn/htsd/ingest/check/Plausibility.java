package vn.htsd.ingest.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Funding;
import vn.htsd.data.report.Held;
import vn.htsd.data.report.Measure;

/** What no report can say, however well every cell reads: more people than the country has, figures of a Week not held. */
final class Plausibility {
    /** Nobody reaches more attendances in one activity than the country has people (101 million in 2024). */
    private static final long MOST_PEOPLE = 110_000_000;

    private static final List<String> PARTS = List.of("coverage.received", "coverage.openings", "coverage.plans");

    private Plausibility() {}

    /**
     * @param rows the activities as read, before the opening ceremony is told apart
     * @param counted all activities that would be counted
     */
    static void check(
            Section form,
            Held held,
            List<Activity> rows,
            List<Activity> counted,
            List<Funding> funding,
            Findings findings) {
        rows.stream()
                .filter(row -> over(row.participants().total()))
                .forEach(row -> findings.addWith(
                        "too_many_people",
                        Rule.VALUE_INVALID,
                        row.source(),
                        text(row.participants().total())));
        if (held == Held.NOT_HELD && anyFigure(counted, funding)) {
            findings.addWith("not_held_with_figures", Rule.VALUE_INVALID, form.place("held"), form.written("held"));
        }
        var expected = form.number("coverage.expected");
        for (var part : PARTS) {
            var number = form.number(part);
            if (expected != null && number != null && number > expected) {
                findings.addWith(
                        "more_than_expected", Rule.VALUE_INVALID, form.place(part), form.written(part), expected);
            }
        }
    }

    private static boolean over(@Nullable Measure measure) {
        return measure != null && measure.value() > MOST_PEOPLE;
    }

    private static boolean anyFigure(List<Activity> activities, List<Funding> funding) {
        return activities.stream()
                        .anyMatch(activity -> positive(activity.participants().total()) || positive(activity.classes()))
                || funding.stream().anyMatch(line -> positive(line.amountVnd()));
    }

    private static boolean positive(@Nullable Measure measure) {
        return measure != null && measure.value() > 0;
    }

    private static @Nullable String text(@Nullable Measure measure) {
        return measure == null ? null : Long.toString(measure.value());
    }
}
