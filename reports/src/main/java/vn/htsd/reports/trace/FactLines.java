package vn.htsd.reports.trace;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.table.TableSpec;
import vn.htsd.data.table.Tables;
import vn.htsd.reports.figure.Origin;

/** The rows of one table that a selection takes, each with its reporter and the archived file that it was read from. */
final class FactLines {
    private static final List<String> MEMBERS = List.of(
            "activity_group", "population_group", "mode", "funding_source", "family", "section", "level", "status");
    private static final List<String> KEYS = List.of("reporter_key", "node_key", "locality_key", "province_key");

    private final Answers answers;

    FactLines(Answers answers) {
        this.answers = answers;
    }

    List<Line> of(Origin.Selected from) {
        var table = Tables.published(from.table());
        var lines = new ArrayList<Line>();
        for (var row : answers.of(query(table, from))) {
            lines.add(line(from, row));
        }
        return lines;
    }

    private static String query(TableSpec table, Origin.Selected from) {
        var key = KEYS.stream().filter(each -> has(table, each)).findFirst().orElse(null);
        var members = MEMBERS.stream()
                .filter(each -> has(table, each))
                .map(each -> "CAST(f." + each + " AS VARCHAR)")
                .toList();
        var value = from.aggregate() == Origin.Aggregate.SUM ? "f." + from.column() : "1";
        var distinct = from.aggregate() == Origin.Aggregate.DISTINCT ? "DISTINCT ON (f." + from.column() + ") " : "";
        return "WITH chosen AS (SELECT * FROM " + table.name() + " WHERE (" + from.where() + "\n))"
                + " SELECT " + distinct + (has(table, "campaign_year") ? "f.campaign_year" : "NULL AS campaign_year")
                + ", "
                + (key == null
                        ? "NULL AS code, NULL AS name"
                        : "coalesce(r.code, l.code) AS code," + " coalesce(r.name, l.full_name) AS name")
                + ", " + (members.isEmpty() ? "''" : "concat_ws(chr(31), " + String.join(", ", members) + ")")
                + " AS members"
                + ", " + (has(table, "basis") ? "f.basis" : "''") + " AS basis"
                + ", " + value + " AS value"
                + ", " + (has(table, "source_ref") ? "f.source_ref" : "''") + " AS source_ref"
                + ", " + (key == null ? "NULL" : "f." + key) + " AS reporter_key"
                + ", s.submission_id, s.sha256, s.file_name, s.received_at, s.channel, s.sender"
                + " FROM chosen f"
                + (key == null
                        ? ""
                        : " LEFT JOIN dim_reporter r ON r.reporter_key = f." + key
                                + " LEFT JOIN dim_locality l ON l.locality_key = f." + key)
                + " LEFT JOIN submission s ON " + submission(table)
                + (from.aggregate() == Origin.Aggregate.SUM ? " WHERE " + value + " IS NOT NULL" : "")
                + " ORDER BY ALL";
    }

    private static String submission(TableSpec table) {
        if (has(table, "declared_submission_id")) {
            return "s.submission_id = coalesce(f.submission_id, f.declared_submission_id)";
        }
        if (has(table, "submission_id")) {
            return "s.submission_id = f.submission_id";
        }
        if (table.name().equals("fact_reconciliation")) {
            return "s.reporter_key = f.node_key AND s.campaign_year = f.campaign_year AND s.kind = 'consolidated'"
                    + " AND s.status = 'accepted' AND f.declared IS NOT NULL";
        }
        return "false";
    }

    private static boolean has(TableSpec table, String column) {
        return table.columns().stream().anyMatch(each -> each.name().equals(column));
    }

    private static Line line(Origin.Selected from, Answers.Found row) {
        var members = row.textOr("members", "");
        return new Line(
                Line.Role.COUNTED,
                null,
                1,
                row.year(),
                from.table(),
                from.column(),
                row.textOr("code", ""),
                row.textOr("name", ""),
                members.isEmpty() ? List.of() : List.of(members.split("\u001f")),
                row.textOr("basis", ""),
                row.number("value"),
                file(row),
                places(row));
    }

    /** Null where the row has no file behind it. */
    static @Nullable SourceFile file(Answers.Found row) {
        var sha256 = row.text("sha256");
        var submission = row.text("submission_id");
        if (sha256 == null || submission == null) {
            return null;
        }
        return new SourceFile(
                submission,
                Integer.parseInt(submission.substring(submission.lastIndexOf('-') + 1)),
                sha256,
                row.textOr("file_name", ""),
                instant(row.cells().get("received_at")),
                row.text("channel"),
                row.text("sender"));
    }

    private static @Nullable Instant instant(@Nullable Object cell) {
        if (cell instanceof OffsetDateTime moment) {
            return moment.toInstant();
        }
        return cell instanceof Instant moment ? moment : null;
    }

    /** The places in a row's {@code source_ref} without the name of its file, in the order of the sheet. */
    static List<String> places(Answers.Found row) {
        var sourceRef = row.textOr("source_ref", "");
        var file = row.textOr("file_name", "") + "#";
        if (!sourceRef.startsWith(file)) {
            return sourceRef.isEmpty() ? List.of() : List.of(sourceRef);
        }
        // Names of files and sheets may hold semicolons: only with the file's name behind it does one part two places.
        var places = new ArrayList<>(List.of(sourceRef.substring(file.length()).split(Pattern.quote("; " + file))));
        places.sort(Comparator.<String>comparingInt(place -> place.length()).thenComparing(place -> place));
        return places;
    }
}
