package vn.htsd.ingest.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.problem.Figure;
import vn.htsd.data.report.Activity;
import vn.htsd.data.report.Measure;
import vn.htsd.data.report.Participants;

/** The rows of the sheet "Hoạt động" as activities. */
final class ActivityRows {
    static final String OPENING = "opening";
    private static final String SHEET = "activities";
    private static final String TOTAL = RowFigures.TOTAL;
    private static final String FEMALE = RowFigures.FEMALE;

    private final Filled filled;
    private final PlaceResolver places;
    private final boolean blankIsZero;
    private final Findings findings;

    ActivityRows(Filled filled, PlaceResolver places, boolean blankIsZero, Findings findings) {
        this.filled = filled;
        this.places = places;
        this.blankIsZero = blankIsZero;
        this.findings = findings;
    }

    /** @param day the day on which codes of places are read; null where the campaign is unknown */
    List<Activity> read(@Nullable LocalDate day) {
        var activities = new ArrayList<Activity>();
        for (var row : filled.activities()) {
            activities.add(activity(row, day));
        }
        return activities;
    }

    private Activity activity(Section row, @Nullable LocalDate day) {
        var start = row.from("start_date");
        var end = row.from("end_date");
        return new Activity(
                row.text("group") == null ? "" : String.valueOf(row.text("group")),
                row.text("name"),
                row.text("mode"),
                start,
                end == null ? row.lastOfSpan("start_date") : end,
                row.text("place"),
                localityCode(row, day),
                row.text("organiser"),
                orZero(row, "classes"),
                orZero(row, "sessions"),
                participants(row),
                row.source());
    }

    private @Nullable String localityCode(Section row, @Nullable LocalDate day) {
        return day == null
                ? row.text("locality_code")
                : places.byCode(row, "locality_code", day, findings)
                        .map(vn.htsd.data.locality.Locality::code)
                        .orElse(null);
    }

    private @Nullable Measure orZero(Section row, String name) {
        return blankIsZero && !row.has(name) ? Measure.exactly(0) : row.measure(name);
    }

    private Participants participants(Section row) {
        var groups = new LinkedHashMap<String, Long>();
        boolean approximate = false;
        boolean readable = !row.unreadable(TOTAL) && !row.unreadable(FEMALE);
        for (var group : RowFigures.GROUPS) {
            var name = "participants." + group;
            readable &= !row.unreadable(name);
            var measure = row.measure(name);
            if (measure != null) {
                groups.put(group, measure.value());
                approximate |= measure.approximate();
            }
        }
        // What rests on a value that could not be read is not judged: its own finding is enough.
        return readable
                ? consistent(row, orZero(row, TOTAL), groups, female(row), approximate)
                : Participants.notReported();
    }

    /** The column "Nữ", or the bracket in the total; both may stand if they agree. */
    private @Nullable Long female(Section row) {
        var column = row.number(FEMALE);
        var bracket = row.value(TOTAL) instanceof Value.Count count ? count.female() : null;
        if (column != null && bracket != null && !column.equals(bracket)) {
            findings.addWith(
                    "female_differs", Rule.VALUE_INVALID, row.place(FEMALE), row.written(FEMALE), Figure.of(bracket));
        }
        return column == null ? bracket : column;
    }

    private Participants consistent(
            Section row,
            @Nullable Measure total,
            Map<String, Long> groups,
            @Nullable Long female,
            boolean approximate) {
        long sum = groups.values().stream().mapToLong(Long::longValue).sum();
        var all = total;
        if (total == null && !groups.isEmpty()) {
            findings.add(Rule.TOTAL_FROM_GROUPS, row.place(TOTAL), null, Figure.of(sum));
            all = new Measure(sum, approximate);
        }
        if (all == null) {
            return new Participants(null, Map.of(), female);
        }
        boolean fits = true;
        if (sum > all.value()) {
            var suspect = suspect(groups, all.value());
            findings.addWith(
                    "groups_exceed",
                    Rule.GROUPS_EXCEED_TOTAL,
                    row.place(suspect),
                    row.written(suspect),
                    Figure.of(all.value()),
                    Figure.of(sum));
            fits = false;
        }
        // One total that is too small is one finding, whatever it is smaller than.
        if (fits && female != null && female > all.value()) {
            findings.add(
                    Rule.GROUPS_EXCEED_TOTAL,
                    row.place(row.has(FEMALE) ? FEMALE : TOTAL),
                    row.written(row.has(FEMALE) ? FEMALE : TOTAL),
                    Figure.of(all.value()),
                    filled.labels().of(SHEET, FEMALE),
                    Figure.of(female));
            fits = false;
        }
        return fits
                ? new Participants(new Measure(all.value(), all.approximate() || approximate), groups, female)
                : Participants.notReported();
    }

    /** Where the officer most likely erred: in the one group that alone is above the total, else in the total. */
    private static String suspect(Map<String, Long> groups, long total) {
        var above = groups.entrySet().stream()
                .filter(group -> group.getValue() > total)
                .map(Map.Entry::getKey)
                .toList();
        return groups.size() > 1 && above.size() == 1 ? "participants." + above.get(0) : TOTAL;
    }
}
