package vn.htsd.reports.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.reports.figure.Origin;

/** Totals of a unit with all below it, taken apart again: the fact rows, or the reports, that each was summed from. */
final class MartLines {
    private static final String NATION = LocalityCatalogue.NATION.key();
    private static final Map<String, String> FACTS = Map.of(
            "participants", "fact_participants",
            "opening_participants", "fact_participants",
            "classes", "fact_classes",
            "sessions", "fact_classes",
            "activities", "fact_classes",
            "amount_vnd", "fact_funding");
    /** Which reporters a column of {@code reporting_summary} counts. */
    private static final Map<String, String> COUNTS = Map.of(
            "expected", "true",
            "own_report", "status IN ('reported', 'nil')",
            "covered", "status <> 'missing'",
            "returned", "status = 'returned'",
            "missing", "status = 'missing'",
            "on_time", "coalesce(deadline_assumed, true) = false AND timeliness = 'on_time'",
            "late", "coalesce(deadline_assumed, true) = false AND timeliness = 'late'",
            "not_assessed", "coalesce(deadline_assumed, true) AND timeliness IS NOT NULL");

    private final Answers answers;

    MartLines(Answers answers) {
        this.answers = answers;
    }

    static boolean resolves(Origin.Selected from) {
        if (from.aggregate() != Origin.Aggregate.SUM) {
            return false;
        }
        return switch (from.table()) {
            case "national_summary", "locality_summary" ->
                FACTS.containsKey(from.column())
                        || List.of("openings", "plans", "expected", "received", "covered")
                                .contains(from.column());
            case "reporting_summary" -> COUNTS.containsKey(from.column());
            default -> false;
        };
    }

    /**
     * What a selection of a mart stands for.
     *
     * @param facts selections of facts that count
     * @param lines what counts and rests on no whole fact
     * @param divided selections of facts of which a share counts, in a line of its own
     */
    record Resolved(List<Origin.Selected> facts, List<Line> lines, List<Origin.Selected> divided) {}

    Resolved of(Origin.Selected from) {
        return from.table().equals("reporting_summary") ? reporting(from) : summary(from);
    }

    private Resolved reporting(Origin.Selected from) {
        var facts = new ArrayList<Origin.Selected>();
        for (var row : answers.of("SELECT campaign_year, province_key, level FROM reporting_summary WHERE ("
                + from.where() + "\n) ORDER BY ALL")) {
            var province = row.textOr("province_key", NATION);
            facts.add(Origin.rows(
                    "fact_reporting",
                    "campaign_year = " + row.year() + " AND expected AND level = "
                            + Answers.quoted(row.textOr("level", ""))
                            + (province.equals(NATION) ? "" : " AND " + within(province)) + " AND "
                            + COUNTS.getOrDefault(from.column(), "true")));
        }
        return new Resolved(facts, List.of(), List.of());
    }

    private Resolved summary(Origin.Selected from) {
        boolean national = from.table().equals("national_summary");
        var facts = new ArrayList<Origin.Selected>();
        var lines = new ArrayList<Line>();
        for (var row : answers.of("SELECT campaign_year, "
                + (national ? "'" + NATION + "' AS locality_key" : "locality_key")
                + ", " + from.column() + " AS value FROM " + from.table() + " WHERE (" + from.where() + "\n) AND "
                + from.column() + " IS NOT NULL ORDER BY ALL")) {
            var place = row.textOr("locality_key", NATION);
            var value = row.number("value");
            var scope = "campaign_year = " + row.year() + (place.equals(NATION) ? "" : " AND " + within(place));
            var table = FACTS.get(from.column());
            if (table != null) {
                facts.add(
                        from.column().equals("opening_participants")
                                ? Origin.sum(table, "participants", scope + " AND activity_group = 'opening'")
                                : Origin.sum(table, from.column(), scope));
            } else if (from.column().equals("openings") || from.column().equals("plans")) {
                lines.addAll(new CountedLines(answers).of(from.column(), row.year(), place));
            } else {
                lines.addAll(new CoverageLines(answers).of(from.column(), row.year(), place, value));
            }
        }
        return new Resolved(facts, lines, List.of());
    }

    /** The rows in and below a place. */
    static String within(String place) {
        return "locality_key IN (WITH RECURSIVE below AS (SELECT " + Answers.quoted(place) + " AS k UNION"
                + " SELECT l.locality_key FROM dim_locality l JOIN below ON l.parent_key = below.k) SELECT k FROM below)";
    }

    /** A line of a count that stands on a report, or on a reporter. */
    static Line counted(String table, String column, Answers.Found row, @Nullable Long value, String... places) {
        return new Line(
                Line.Role.COUNTED,
                null,
                1,
                row.year(),
                table,
                column,
                row.textOr("code", ""),
                row.textOr("name", ""),
                row.text("status") == null ? List.of() : List.of(row.textOr("status", "")),
                row.textOr("basis", ""),
                value,
                FactLines.file(row),
                List.of(places));
    }
}
