package vn.htsd.data.locality;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.csv.CsvTable;

/**
 * Builds the catalogue from the rows of {@code units.csv} and {@code locality_change.csv}.
 *
 * <p>A unit gets a new version when its parent gets one, so that a version has one parent; such versions chain one to one
 * by a change of kind {@code renamed}. Every bad row is named; with any, there is no catalogue.
 */
public final class LocalityFiles {
    private static final List<String> KINDS = List.of("renamed", "merged", "split", "abolished");
    private static final double WEIGHT_SLACK = 1e-6;

    private final List<String> problems = new ArrayList<>();
    private final Map<String, TreeMap<LocalDate, Locality>> versions = new HashMap<>();
    private final List<LocalityChange> changes = new ArrayList<>();
    /** Units of which some row says what became of them, be the row good or bad. */
    private final Set<String> spokenOf = new HashSet<>();

    private LocalityFiles() {}

    /** The catalogue, or why there is none: exactly one of the two is filled. */
    public record Outcome(@Nullable LocalityCatalogue catalogue, List<String> problems) {}

    public static Outcome read(CsvTable units, CsvTable localityChanges) {
        var files = new LocalityFiles();
        files.readUnits(units);
        files.readChanges(localityChanges);
        files.checkSuccessors();
        if (!files.problems.isEmpty()) {
            return new Outcome(null, files.problems);
        }
        var all = new ArrayList<Locality>();
        files.versions.values().forEach(byDay -> all.addAll(byDay.values()));
        all.sort(Comparator.comparing(Locality::level)
                .thenComparing(Locality::code)
                .thenComparing(Locality::validFrom));
        var changes = new ArrayList<>(files.changes);
        changes.sort(Comparator.comparing(LocalityChange::effectiveDate)
                .thenComparing(LocalityChange::fromKey)
                .thenComparing(LocalityChange::toKey));
        return new Outcome(new LocalityCatalogue(all, changes), List.of());
    }

    private void readUnits(CsvTable units) {
        var rows = new ArrayList<CsvTable.Row>(units.rows());
        rows.sort(Comparator.comparing(row -> row.text("code").length())); // parents have shorter codes
        for (var row : rows) {
            var level = levelOf(row);
            var from = day(row, "valid_from");
            var to = row.text("valid_to").isEmpty() ? null : day(row, "valid_to");
            if (level == null || level == LocalityLevel.NATION) {
                problems.add(
                        row.place() + ": level is “" + row.text("level") + "”, expected province, district or commune");
            } else if (from == null) {
                problems.add(row.place() + ": valid_from “" + row.text("valid_from") + "” is no ISO date");
            } else if (to != null && !to.isAfter(from)) {
                problems.add(row.place() + ": valid_to " + to + " is not after valid_from " + from);
            } else {
                addUnit(row, level, from, to);
            }
        }
    }

    private static @Nullable LocalityLevel levelOf(CsvTable.Row row) {
        return LocalityLevel.ofCode(row.text("level"));
    }

    /** Cuts the row's validity at every day on which its parent gets a new version. */
    private void addUnit(CsvTable.Row row, LocalityLevel level, LocalDate from, @Nullable LocalDate to) {
        Locality previous = null;
        LocalDate start = from;
        while (start != null && (to == null || start.isBefore(to))) {
            var parent =
                    level == LocalityLevel.PROVINCE ? LocalityCatalogue.NATION : at(row.text("parent_code"), start);
            if (parent == null) {
                problems.add(row.place() + ": parent “" + row.text("parent_code") + "” of " + row.text("code")
                        + " is not in force on " + start);
                return;
            }
            LocalDate end = earlier(parent.validTo(), to);
            var province = level == LocalityLevel.PROVINCE ? row.text("code") + "@" + start : parent.provinceKey();
            var version = new Locality(
                    row.text("code"), row.text("name"), row.text("type"), level, parent.key(), province, start, end);
            if (!add(version, row)) {
                return;
            }
            if (previous != null) {
                changes.add(new LocalityChange(previous.key(), version.key(), start, "renamed", 1, "whole"));
            }
            previous = version;
            start = end;
        }
    }

    private boolean add(Locality version, CsvTable.Row row) {
        var byDay = versions.computeIfAbsent(version.code(), code -> new TreeMap<>());
        var before = byDay.floorEntry(version.validFrom());
        var after = byDay.higherEntry(version.validFrom());
        boolean overlaps = before != null && before.getValue().validOn(version.validFrom())
                || after != null && (version.validTo() == null || after.getKey().isBefore(version.validTo()));
        if (overlaps) {
            problems.add(row.place() + ": " + version.code() + " from " + version.validFrom()
                    + " overlaps another validity of the same code");
            return false;
        }
        byDay.put(version.validFrom(), version);
        return true;
    }

    private @Nullable Locality at(String code, LocalDate day) {
        var byDay = versions.get(code);
        var entry = byDay == null ? null : byDay.floorEntry(day);
        return entry == null || !entry.getValue().validOn(day) ? null : entry.getValue();
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate left, @Nullable LocalDate right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.isBefore(right) ? left : right;
    }

    private void readChanges(CsvTable table) {
        var byOld = new LinkedHashMap<String, List<CsvTable.Row>>();
        for (var row : table.rows()) {
            if (day(row, "effective_date") == null) {
                problems.add(row.place() + ": effective_date “" + row.text("effective_date") + "” is no ISO date");
            } else if (!KINDS.contains(row.text("kind"))) {
                problems.add(row.place() + ": kind is “" + row.text("kind") + "”, expected one of " + KINDS);
            } else {
                byOld.computeIfAbsent(
                                row.text("from_code") + "@" + row.text("effective_date"), key -> new ArrayList<>())
                        .add(row);
            }
        }
        byOld.values().forEach(this::addChangesOfOne);
    }

    private void addChangesOfOne(List<CsvTable.Row> rows) {
        var first = rows.get(0);
        var effective = LocalDate.parse(first.text("effective_date"));
        var from = at(first.text("from_code"), effective.minusDays(1));
        if (from == null || !effective.equals(from.validTo())) {
            problems.add(first.place() + ": " + first.text("from_code") + " does not end on " + effective);
            return;
        }
        spokenOf.add(from.key());
        double known = 0;
        int blank = 0;
        for (var row : rows) {
            var weight = weight(row);
            if (weight == null) {
                blank++;
            } else {
                known += weight;
            }
        }
        double equalShare = blank == 0 ? 0 : (1 - known) / blank;
        if (Math.abs(known + equalShare * blank - 1) > WEIGHT_SLACK || equalShare < 0) {
            problems.add(first.place() + ": the weights of " + from.code() + " add up to " + known + ", expected 1");
            return;
        }
        for (var row : rows) {
            var to = at(row.text("to_code"), effective);
            if (to == null) {
                problems.add(row.place() + ": " + row.text("to_code") + " is not in force on " + effective);
                continue;
            }
            var weight = weight(row);
            double share = weight == null ? equalShare : weight;
            var basis = weight == null ? "equal" : share == 1 ? "whole" : "population";
            changes.add(new LocalityChange(from.key(), to.key(), effective, row.text("kind"), share, basis));
        }
    }

    private @Nullable Double weight(CsvTable.Row row) {
        if (row.text("weight").isEmpty()) {
            return null;
        }
        try {
            return Double.valueOf(row.text("weight"));
        } catch (NumberFormatException e) {
            problems.add(row.place() + ": weight “" + row.text("weight") + "” is no number");
            return null;
        }
    }

    /** Every ended unit must say where it went, or its figures would vanish from every later geography. */
    private void checkSuccessors() {
        changes.forEach(change -> spokenOf.add(change.fromKey()));
        versions.values().stream()
                .flatMap(byDay -> byDay.values().stream())
                .filter(locality -> locality.validTo() != null && !spokenOf.contains(locality.key()))
                .sorted(Comparator.comparing(Locality::key))
                .forEach(locality -> problems.add("locality_change.csv: " + locality.key() + " " + locality.fullName()
                        + " ends on " + locality.validTo() + " and has no successor"));
    }

    private static @Nullable LocalDate day(CsvTable.Row row, String column) {
        try {
            return LocalDate.parse(row.text(column));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
