package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.problem.Figure;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Opening;
import vn.htsd.data.report.Participants;

/** The opening ceremony: given on its own sheet, as a row of the activities, or both; counted once. */
record OpeningCeremony(@Nullable Opening opening, List<Activity> activities) {
    private static final String PARTICIPANTS = "opening.participants";
    private static final List<String> FIELDS =
            List.of("opening.held_on", "opening.place", "opening.format", PARTICIPANTS, "opening.self_assessment");

    OpeningCeremony {
        activities = List.copyOf(activities);
    }

    static OpeningCeremony of(Filled filled, List<Activity> rows, boolean blankIsZero, Findings findings) {
        var form = filled.single();
        var given = FIELDS.stream().filter(form::has).toList();
        if (given.isEmpty()) {
            return new OpeningCeremony(null, rows);
        }
        var participants = blankIsZero && !form.has(PARTICIPANTS) ? Measure.exactly(0) : form.measure(PARTICIPANTS);
        var opening = new Opening(
                form.from("opening.held_on"),
                form.text("opening.place"),
                form.text("opening.format"),
                participants,
                form.text("opening.self_assessment"),
                form.place(form.has(PARTICIPANTS) ? PARTICIPANTS : given.get(0)));
        return new OpeningCeremony(
                opening,
                participants == null || !form.has(PARTICIPANTS)
                        ? rows
                        : counted(filled, opening, participants, rows, findings));
    }

    private static List<Activity> counted(
            Filled filled, Opening opening, Measure participants, List<Activity> rows, Findings findings) {
        var ceremonies = rows.stream()
                .filter(row -> row.group().equals(ActivityRows.OPENING))
                .toList();
        if (ceremonies.isEmpty()) {
            var all = new ArrayList<Activity>();
            all.add(activity(filled, opening, participants));
            all.addAll(rows);
            return all;
        }
        boolean unreadable = filled.activities().stream().anyMatch(OpeningCeremony::isUnreadable);
        var totals = ceremonies.stream()
                .map(row -> row.participants().total())
                .filter(Objects::nonNull)
                .toList();
        if (totals.isEmpty()) {
            return unreadable ? rows : withTotal(filled, rows, ceremonies.get(0), participants, findings);
        }
        long sum = totals.stream().mapToLong(Measure::value).sum();
        if (!unreadable && sum != participants.value()) {
            differs(filled, sum, participants, findings);
        }
        return rows;
    }

    /** Its number cannot be read, or it cannot be read whether it is one. */
    private static boolean isUnreadable(Section row) {
        return row.unreadable("group")
                || (ActivityRows.OPENING.equals(row.text("group")) && row.unreadable(RowFigures.TOTAL));
    }

    /** At the table's cell, which is the one to follow the ceremony's own sheet; the sentence names the other place. */
    private static void differs(Filled filled, long sum, Measure participants, Findings findings) {
        var row = filled.activities().stream()
                .filter(each -> ActivityRows.OPENING.equals(each.text("group")))
                .filter(each -> RowFigures.of(each, RowFigures.TOTAL) != null)
                .findFirst()
                .orElseThrow();
        findings.add(
                Rule.OPENING_DIFFERS,
                row.place(RowFigures.TOTAL),
                row.written(RowFigures.TOTAL),
                Figure.of(sum),
                Figure.of(participants.value()),
                filled.single().place(PARTICIPANTS));
    }

    private static Activity activity(Filled filled, Opening opening, Measure participants) {
        return new Activity(
                ActivityRows.OPENING,
                null,
                null,
                opening.heldOn(),
                filled.single().lastOfSpan("opening.held_on"),
                opening.place(),
                null,
                null,
                null,
                null,
                Participants.ofTotal(participants),
                opening.source());
    }

    /** The row of the ceremony that leaves its number to the ceremony's own sheet. */
    private static List<Activity> withTotal(
            Filled filled, List<Activity> rows, Activity ceremony, Measure participants, Findings findings) {
        var female = ceremony.participants().female();
        if (female != null && female > participants.value()) {
            findings.add(
                    Rule.GROUPS_EXCEED_TOTAL,
                    filled.single().place(PARTICIPANTS),
                    filled.single().written(PARTICIPANTS),
                    Figure.of(participants.value()),
                    filled.labels().of("activities", RowFigures.FEMALE),
                    Figure.of(female));
            return rows;
        }
        var all = new ArrayList<Activity>(rows);
        all.set(
                rows.indexOf(ceremony),
                new Activity(
                        ceremony.group(),
                        ceremony.name(),
                        ceremony.mode(),
                        ceremony.startDate(),
                        ceremony.endDate(),
                        ceremony.place(),
                        ceremony.localityCode(),
                        ceremony.organiser(),
                        ceremony.classes(),
                        ceremony.sessions(),
                        new Participants(participants, Map.of(), female),
                        ceremony.source() + FigureCells.AND + filled.single().place(PARTICIPANTS)));
        return all;
    }
}
