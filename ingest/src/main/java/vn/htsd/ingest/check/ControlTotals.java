package vn.htsd.ingest.check;

import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.problem.Figure;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Report;

/**
 * The last word before a report is accepted: every sum of what would be loaded is recomputed and must be that of the file's
 * own cells, which {@link TotalRows} has held against the file's own "Tổng cộng". If it is not, the program is wrong
 * somewhere, and the file goes back rather than a wrong figure in.
 */
final class ControlTotals {
    private static final String OPENING = "opening.participants";
    private static final String ALL_2023 = "totals.participants";

    private static final List<String> TOTALS_OF_MONEY =
            List.of("totals.state_budget", "totals.programme", "totals.mobilised", "totals.other_legal");

    private ControlTotals() {}

    static void check(Filled filled, Report report, Findings findings) {
        var control = new Control(filled, findings);
        var rows = filled.activities();
        var form = filled.single();
        var activities = report.activities();
        control.same(
                "activities",
                "classes",
                sum(rows, "classes") + number(form, "totals.classes"),
                sum(activities, activity -> value(activity.classes())));
        control.same(
                "activities",
                "sessions",
                sum(rows, "sessions"),
                sum(activities, activity -> value(activity.sessions())));
        control.same(
                "activities",
                RowFigures.TOTAL,
                attendances(filled),
                sum(activities, activity -> value(activity.participants().total())));
        for (var group : RowFigures.GROUPS) {
            control.same(
                    "activities",
                    "participants." + group,
                    sum(rows, "participants." + group),
                    sum(activities, activity -> activity.participants().groups().getOrDefault(group, 0L)));
        }
        control.same(
                "activities",
                RowFigures.FEMALE,
                sum(rows, RowFigures.FEMALE),
                sum(
                        activities,
                        activity -> Objects.requireNonNullElse(
                                activity.participants().female(), 0L)));
        control.same(
                "funding",
                "amount_vnd",
                sum(filled.funding(), "amount_vnd")
                        + TOTALS_OF_MONEY.stream()
                                .mapToLong(name -> number(form, name))
                                .sum(),
                report.funding().stream()
                        .mapToLong(line -> value(line.amountVnd()))
                        .sum());
    }

    /** The opening counts once: in the table if a row there gives its number, else from its own sheet. */
    private static long attendances(Filled filled) {
        var form = filled.single();
        long rows = sum(filled.activities(), RowFigures.TOTAL);
        if (form.has(ALL_2023)) {
            return rows + number(form, ALL_2023);
        }
        boolean inTable = filled.activities().stream()
                .anyMatch(row ->
                        ActivityRows.OPENING.equals(row.text("group")) && RowFigures.of(row, RowFigures.TOTAL) != null);
        return inTable ? rows : rows + number(form, OPENING);
    }

    private record Control(Filled filled, Findings findings) {
        void same(String sheet, String name, long inFile, long loaded) {
            if (inFile != loaded) {
                findings.addWith(
                        "loaded_differs",
                        Rule.TOTAL_MISMATCH,
                        filled.single().source(),
                        null,
                        Figure.of(loaded),
                        filled.labels().of(sheet, name),
                        Figure.of(inFile));
            }
        }
    }

    private static long sum(List<Section> rows, String name) {
        long sum = 0;
        for (var row : rows) {
            var figure = RowFigures.of(row, name);
            sum += figure == null ? 0 : figure;
        }
        return sum;
    }

    private static long sum(List<Activity> activities, ToLongFunction<Activity> figure) {
        long sum = 0;
        for (var activity : activities) {
            sum += figure.applyAsLong(activity);
        }
        return sum;
    }

    private static long number(Section form, String name) {
        return Objects.requireNonNullElse(form.number(name), 0L);
    }

    private static long value(@Nullable Measure measure) {
        return measure == null ? 0 : measure.value();
    }
}
