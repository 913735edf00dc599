package vn.htsd.data.register;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.problem.Message;
import vn.htsd.data.report.Level;

/** The rows of {@code reporters.csv}, each looked at alone and beside the others of its code. */
final class RegisterRows {
    static final String BUNDLE = "vn.htsd.data.register.messages";
    private static final List<String> COLUMNS =
            List.of("code", "name", "type", "level", "locality_code", "reports_to", "valid_from", "valid_to");

    private final LocalityCatalogue localities;
    private final List<Message> problems = new ArrayList<>();
    private final List<RegisteredReporter> reporters = new ArrayList<>();
    private final List<CsvTable.Row> rows = new ArrayList<>();

    private RegisterRows(LocalityCatalogue localities) {
        this.localities = localities;
    }

    record Outcome(List<RegisteredReporter> reporters, List<Message> problems) {}

    static Outcome read(CsvTable table, LocalityCatalogue localities) {
        var shape = table.problemsAs(COLUMNS);
        if (!shape.isEmpty()) {
            return new Outcome(List.of(), shape);
        }
        var register = new RegisterRows(localities);
        table.distinctRows(register.problems).forEach(register::readRow);
        register.checkOverlaps();
        register.checkLoops();
        return new Outcome(register.reporters, register.problems);
    }

    private void readRow(CsvTable.Row row) {
        int before = problems.size();
        for (var column : List.of("code", "name", "locality_code")) {
            if (row.text(column).isEmpty()) {
                problem("blank", row, column);
            }
        }
        var level = level(row);
        var from = day(row, "valid_from");
        var to = row.text("valid_to").isEmpty() ? null : day(row, "valid_to");
        if (from != null && to != null && !to.isAfter(from)) {
            problem("ends_before_start", row, to, from);
        }
        if (row.text("code").equals(row.text("reports_to"))) {
            problem("reports_to_itself", row, row.text("code"));
        }
        if (problems.size() > before || level == null || from == null) {
            return;
        }
        var reporter = new RegisteredReporter(
                row.text("code"),
                row.text("name"),
                row.optional("type"),
                level,
                row.text("locality_code"),
                row.optional("reports_to"),
                from,
                to);
        if (level == Level.UNIT && !localities.versionsOf(reporter.code()).isEmpty()) {
            problem("code_of_office", row, reporter.code());
        } else if (liesSomewhere(reporter, row)) {
            reporters.add(reporter);
            rows.add(row);
        }
    }

    private @Nullable Level level(CsvTable.Row row) {
        var found = Stream.of(Level.values())
                .filter(level -> level.code().equals(row.text("level").toLowerCase(Locale.ROOT)))
                .findFirst();
        if (found.isEmpty()) {
            problem("level", row, row.text("level"));
        }
        return found.orElse(null);
    }

    private @Nullable LocalDate day(CsvTable.Row row, String column) {
        try {
            return LocalDate.parse(row.text(column));
        } catch (DateTimeParseException e) {
            problem("no_day", row, column, row.text(column));
            return null;
        }
    }

    /** Whether its locality exists on the first day of each version: it gets a new one whenever the locality does. */
    private boolean liesSomewhere(RegisteredReporter reporter, CsvTable.Row row) {
        Locality before = null;
        LocalDate start = reporter.validFrom();
        while (start != null && (reporter.validTo() == null || start.isBefore(reporter.validTo()))) {
            var locality = localities.at(reporter.localityCode(), start).orElse(null);
            if (locality == null) {
                problem("locality_not_in_force", row, reporter.localityCode(), start);
                return false;
            }
            if (before != null && !passesTo(before, locality)) {
                problem("locality_reused", row, reporter.localityCode(), start, before.fullName(), locality.fullName());
                return false;
            }
            before = locality;
            start = locality.validTo();
        }
        return true;
    }

    private boolean passesTo(Locality before, Locality after) {
        return localities.successorsOf(before).stream()
                .anyMatch(change -> change.toKey().equals(after.key()));
    }

    private void checkOverlaps() {
        var byCode = new HashMap<String, List<Integer>>();
        for (int at = 0; at < reporters.size(); at++) {
            var reporter = reporters.get(at);
            var earlier = byCode.computeIfAbsent(reporter.code(), code -> new ArrayList<>());
            for (int other : earlier) {
                if (overlap(reporter, reporters.get(other))) {
                    problem(
                            "overlap",
                            rows.get(at),
                            reporter.code(),
                            rows.get(other).line());
                }
            }
            earlier.add(at);
        }
    }

    private static boolean overlap(RegisteredReporter one, RegisteredReporter other) {
        return one.validOn(other.validFrom()) || other.validOn(one.validFrom());
    }

    /** No unit reports, through whomever, to itself. */
    private void checkLoops() {
        var byCode = new HashMap<String, List<RegisteredReporter>>();
        reporters.forEach(reporter -> byCode.computeIfAbsent(reporter.code(), code -> new ArrayList<>())
                .add(reporter));
        for (int at = 0; at < reporters.size(); at++) {
            if (leadsBack(reporters.get(at), byCode)) {
                problem(
                        "loop",
                        rows.get(at),
                        reporters.get(at).code(),
                        String.valueOf(reporters.get(at).reportsTo()));
            }
        }
    }

    private static boolean leadsBack(RegisteredReporter start, Map<String, List<RegisteredReporter>> byCode) {
        var seen = new HashSet<String>();
        var at = start;
        while (at != null && at.reportsTo() != null && seen.add(at.reportsTo())) {
            if (at.reportsTo().equals(start.code())) {
                return true;
            }
            at = above(at.reportsTo(), start.validFrom(), byCode).orElse(null);
        }
        return false;
    }

    private static Optional<RegisteredReporter> above(
            String code, LocalDate day, Map<String, List<RegisteredReporter>> byCode) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(reporter -> reporter.validOn(day))
                .findFirst();
    }

    private void problem(String key, CsvTable.Row row, Object... arguments) {
        problems.add(problemAt(key, row, arguments));
    }

    /** A sentence about {@code row}, whose place is always its first argument. */
    static Message problemAt(String key, CsvTable.Row row, Object... arguments) {
        var all = new Object[arguments.length + 1];
        all[0] = row.place();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Message.aboutFile(BUNDLE, key, all);
    }
}
