package vn.htsd.data.locality;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.problem.Message;

/**
 * Builds the catalogue from the rows of {@code units.csv} and {@code locality_change.csv}.
 *
 * <p>A unit gets a new version when its parent gets one, so that a version has one parent; such versions chain one to one
 * by a change of kind {@code renamed}. Every bad row is named; with any, there is no catalogue.
 *
 * <p>There can be no cycle: a parent is of a level above, and a change leads from a unit that ends on a day to one that is in
 * force on it.
 */
public final class LocalityFiles {
    private static final String BUNDLE = "vn.htsd.data.locality.messages";
    private static final List<String> UNIT_COLUMNS =
            List.of("code", "name", "type", "level", "parent_code", "valid_from", "valid_to");

    private final List<Message> problems = new ArrayList<>();
    private final LocalityVersions versions = new LocalityVersions();
    private final List<LocalityChange> changes = new ArrayList<>();
    /** Codes with a bad row: what follows from it is not said again of those below it and of its changes. */
    private final Set<String> doubtful = new HashSet<>();
    /** Where each version comes from. */
    private final Map<String, CsvTable.Row> rows = new HashMap<>();

    private LocalityFiles() {}

    /** The catalogue, or why there is none: exactly one of the two is filled. */
    public record Outcome(@Nullable LocalityCatalogue catalogue, List<Message> problems) {}

    public static Outcome read(CsvTable units, CsvTable localityChanges) {
        var shape = new ArrayList<>(units.problemsAs(UNIT_COLUMNS));
        shape.addAll(localityChanges.problemsAs(LocalityChanges.COLUMNS));
        return shape.isEmpty() ? new LocalityFiles().readRows(units, localityChanges) : new Outcome(null, shape);
    }

    private Outcome readRows(CsvTable units, CsvTable localityChanges) {
        readUnits(units);
        var stated = new LocalityChanges(versions, changes, doubtful, problems);
        stated.read(localityChanges);
        checkSuccessors(stated);
        if (!problems.isEmpty()) {
            return new Outcome(null, problems);
        }
        changes.sort(Comparator.comparing(LocalityChange::effectiveDate)
                .thenComparing(LocalityChange::fromKey)
                .thenComparing(LocalityChange::toKey));
        return new Outcome(new LocalityCatalogue(versions.all(), changes), List.of());
    }

    private void readUnits(CsvTable units) {
        record Unit(CsvTable.Row row, LocalityLevel level, LocalDate from, @Nullable LocalDate to) {}
        var readable = new ArrayList<Unit>();
        for (var row : units.distinctRows(problems)) {
            int before = problems.size();
            var level = LocalityLevel.ofCode(row.text("level"));
            if (level == null || level == LocalityLevel.NATION) {
                problem("unit_level", row, row.text("level"));
            }
            for (var column : List.of("code", "name")) {
                if (row.text(column).isEmpty()) {
                    problem("blank", row, column);
                }
            }
            var from = day(row, "valid_from", problems);
            var to = row.text("valid_to").isEmpty() ? null : day(row, "valid_to", problems);
            if (from != null && to != null && !to.isAfter(from)) {
                problem("ends_before_start", row, to, from);
            }
            if (level != null && from != null && problems.size() == before) {
                readable.add(new Unit(row, level, from, to));
            } else {
                doubtful.add(row.text("code"));
            }
        }
        // Those above first, whatever the order of the file.
        readable.sort(Comparator.comparing(Unit::level));
        readable.forEach(unit -> addUnit(unit.row(), unit.level(), unit.from(), unit.to()));
    }

    /** Cuts the row's validity at every day on which its parent gets a new version. */
    private void addUnit(CsvTable.Row row, LocalityLevel level, LocalDate from, @Nullable LocalDate to) {
        Locality previous = null;
        LocalDate start = from;
        while (start != null && (to == null || start.isBefore(to))) {
            var parent = parent(row, level, start);
            if (parent == null) {
                doubtful.add(row.text("code"));
                return;
            }
            LocalDate end = earlier(parent.validTo(), to);
            var province = level == LocalityLevel.PROVINCE ? row.text("code") + "@" + start : parent.provinceKey();
            var version = new Locality(
                    row.text("code"), row.text("name"), row.text("type"), level, parent.key(), province, start, end);
            var overlapped = versions.add(version);
            if (overlapped != null) {
                problem("overlap", row, version.code(), start, line(overlapped), overlapped.validFrom());
                doubtful.add(version.code());
                return;
            }
            rows.put(version.key(), row);
            if (previous != null) {
                changes.add(new LocalityChange(previous.key(), version.key(), start, "renamed", 1, "whole"));
            }
            previous = version;
            start = end;
        }
    }

    private @Nullable Locality parent(CsvTable.Row row, LocalityLevel level, LocalDate start) {
        var code = row.text("parent_code");
        if (level == LocalityLevel.PROVINCE) {
            boolean nation = code.isEmpty() || code.equals(LocalityCatalogue.NATION.code());
            if (!nation) {
                problem("province_parent", row, code);
            }
            return nation ? LocalityCatalogue.NATION : null;
        }
        var parent = versions.at(code, start);
        if (parent == null && !doubtful.contains(code)) {
            problem("parent_not_in_force", row, code, row.text("code"), start);
        } else if (parent != null && parent.level().compareTo(level) >= 0) {
            problem("parent_level", row, code, parent.level().code(), level.code());
            return null;
        }
        return parent;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate left, @Nullable LocalDate right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.isBefore(right) ? left : right;
    }

    /** Every ended unit must say where it went, or its figures would vanish from every later geography. */
    private void checkSuccessors(LocalityChanges stated) {
        for (var locality : versions.all()) {
            var row = rows.get(locality.key());
            if (locality.validTo() != null
                    && row != null
                    && !stated.tellsOf(locality)
                    && !doubtful.contains(locality.code())) {
                problem("no_successor", row, locality.code(), locality.fullName(), locality.validTo());
            }
        }
    }

    private int line(Locality version) {
        return Objects.requireNonNull(rows.get(version.key()), version.key()).line();
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

    /** The day in {@code column}; null, with a problem, where it is none. */
    static @Nullable LocalDate day(CsvTable.Row row, String column, List<Message> problems) {
        try {
            return LocalDate.parse(row.text(column));
        } catch (DateTimeParseException e) {
            problems.add(problemAt("no_day", row, column, row.text(column)));
            return null;
        }
    }
}
