package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.problem.Figure;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Funding;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Participants;

/**
 * The totals of a form A without tables (2023) and of a row of form B: all participations, the opening included, all
 * classes, the sources of money. The total less the opening becomes one activity: of group {@code other} where the
 * reporter says so itself, {@code unspecified} where another body reports for it.
 */
final class SupplementaryTotals {
    private static final String CLASSES = "totals.classes";
    private static final String PARTICIPANTS = "totals.participants";
    private static final String OPENING = "opening.participants";
    /** In the order in which the forms list them. */
    private static final List<String> SOURCES = List.of("state_budget", "programme", "mobilised", "other_legal");

    private SupplementaryTotals() {}

    static List<Activity> activities(Filled filled, boolean blankIsZero, Findings findings) {
        var form = filled.single();
        if (!form.has(CLASSES) && !form.has(PARTICIPANTS)) {
            return List.of();
        }
        var total = blankIsZero && !form.has(PARTICIPANTS) ? Measure.exactly(0) : form.measure(PARTICIPANTS);
        var classes = blankIsZero && !form.has(CLASSES) ? Measure.exactly(0) : form.measure(CLASSES);
        // The total less the opening, and the classes: every cell that this activity rests on.
        var source = Stream.of(PARTICIPANTS, OPENING, CLASSES)
                .filter(form::has)
                .map(form::place)
                .collect(Collectors.joining(FigureCells.AND));
        var participants =
                total == null || form.unreadable(OPENING) ? Participants.notReported() : rest(filled, total, findings);
        var definition = filled.form();
        var group = definition != null && definition.holdsManyReports() ? "unspecified" : "other";
        return List.of(
                new Activity(group, null, null, null, null, null, null, null, classes, null, participants, source));
    }

    private static Participants rest(Filled filled, Measure total, Findings findings) {
        var form = filled.single();
        var opening = form.measure(OPENING);
        if (opening == null) {
            return Participants.ofTotal(total);
        }
        if (opening.value() > total.value()) {
            findings.add(
                    Rule.GROUPS_EXCEED_TOTAL,
                    form.place(PARTICIPANTS),
                    form.written(PARTICIPANTS),
                    Figure.of(total.value()),
                    filled.labels().of("", OPENING),
                    Figure.of(opening.value()));
            return Participants.notReported();
        }
        return Participants.ofTotal(
                new Measure(total.value() - opening.value(), total.approximate() || opening.approximate()));
    }

    static List<Funding> funding(Filled filled) {
        var lines = new ArrayList<Funding>();
        for (var source : SOURCES) {
            var name = "totals." + source;
            if (filled.single().value(name) instanceof Value.Money money) {
                lines.add(new Funding(
                        source,
                        null,
                        money.measure(),
                        money.halfDigit(),
                        null,
                        filled.single().place(name)));
            }
        }
        return lines;
    }
}
