package vn.htsd.data.locality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.problem.Message;

/** The rows of {@code locality_change.csv}: what became of each unit that ended. */
final class LocalityChanges {
    static final List<String> COLUMNS = List.of("from_code", "to_code", "effective_date", "kind", "weight");

    private static final List<String> KINDS = List.of("renamed", "merged", "split", "abolished");
    private static final double WEIGHT_SLACK = 1e-6;

    private final LocalityVersions versions;
    private final List<LocalityChange> changes;
    private final Set<String> doubtful;
    private final List<Message> problems;
    /** Units of which some row says what became of them, be the row good or bad; also those that go on by themselves. */
    private final Set<String> toldOf = new HashSet<>();

    private final Set<String> goingOn = new HashSet<>();

    /**
     * @param changes those that follow from the parents' versions; the stated ones are added
     * @param doubtful codes of units that are not known rightly: their changes are not judged
     */
    LocalityChanges(
            LocalityVersions versions, List<LocalityChange> changes, Set<String> doubtful, List<Message> problems) {
        this.versions = versions;
        this.changes = changes;
        this.doubtful = doubtful;
        this.problems = problems;
        changes.forEach(change -> goingOn.add(change.fromKey()));
        toldOf.addAll(goingOn);
    }

    boolean tellsOf(Locality locality) {
        return toldOf.contains(locality.key());
    }

    void read(CsvTable table) {
        var byOld = new LinkedHashMap<String, List<CsvTable.Row>>();
        for (var row : table.distinctRows(problems)) {
            int before = problems.size();
            LocalityFiles.day(row, "effective_date", problems);
            if (!KINDS.contains(row.text("kind"))) {
                problem("kind", row, row.text("kind"), String.join(", ", KINDS));
            }
            if (!isWeight(row.text("weight"))) {
                problem("weight", row, row.text("weight"));
            }
            if (problems.size() == before) {
                byOld.computeIfAbsent(
                                row.text("from_code") + "@" + row.text("effective_date"), key -> new ArrayList<>())
                        .add(row);
            } else {
                speaksOf(row);
            }
        }
        byOld.values().stream().filter(this::isKnown).forEach(this::addChangesOfOne);
    }

    private boolean isKnown(List<CsvTable.Row> rows) {
        boolean known = rows.stream()
                .noneMatch(row -> doubtful.contains(row.text("from_code")) || doubtful.contains(row.text("to_code")));
        if (!known) {
            rows.forEach(this::speaksOf);
        }
        return known;
    }

    /** A bad row needs no second sentence that its unit has no successor. */
    private void speaksOf(CsvTable.Row row) {
        versions.of(row.text("from_code")).forEach(locality -> toldOf.add(locality.key()));
    }

    /** Blank, or above 0 and at most 1. */
    private static boolean isWeight(String text) {
        if (text.isEmpty()) {
            return true;
        }
        try {
            var weight = new BigDecimal(text);
            return weight.signum() > 0 && weight.compareTo(BigDecimal.ONE) <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void addChangesOfOne(List<CsvTable.Row> rows) {
        var first = rows.get(0);
        var effective = LocalDate.parse(first.text("effective_date"));
        var from = versions.at(first.text("from_code"), effective.minusDays(1));
        if (from == null || !effective.equals(from.validTo()) || goingOn.contains(from.key())) {
            problem("does_not_end", first, first.text("from_code"), effective);
            return;
        }
        toldOf.add(from.key());
        var targets = targets(rows, from, effective);
        var weights = weights(rows);
        if (weights == null || targets.size() < rows.size()) {
            return;
        }
        for (int at = 0; at < rows.size(); at++) {
            var row = rows.get(at);
            double weight = weights.get(at);
            var basis = weight == 1 ? "whole" : row.text("weight").isEmpty() ? "equal" : "population";
            var to = targets.get(row.text("to_code"));
            if (to != null) {
                changes.add(new LocalityChange(from.key(), to.key(), effective, row.text("kind"), weight, basis));
            }
        }
    }

    /** The new units by code; fewer than rows where one is wrong. */
    private Map<String, Locality> targets(List<CsvTable.Row> rows, Locality from, LocalDate effective) {
        boolean split = rows.size() > 1;
        var targets = new HashMap<String, Locality>();
        for (var row : rows) {
            var to = versions.at(row.text("to_code"), effective);
            var kind = row.text("kind");
            if (split != kind.equals("split")) {
                problem(split ? "several_not_split" : "split_alone", row, from.code(), kind);
            } else if (to == null) {
                problem("successor_not_in_force", row, row.text("to_code"), effective);
            } else if (kind.equals("abolished") != to.level().compareTo(from.level()) < 0) {
                problem(
                        "successor_level",
                        row,
                        kind,
                        to.code(),
                        to.level().code(),
                        from.level().code());
            } else if (targets.put(to.code(), to) != null) {
                problem("successor_twice", row, from.code(), to.code());
            }
        }
        return targets;
    }

    /** The share of each row, blank ones sharing equally what is left; null, with a problem, where they do not add up. */
    private @Nullable List<Double> weights(List<CsvTable.Row> rows) {
        var known = BigDecimal.ZERO;
        int blank = 0;
        for (var row : rows) {
            if (row.text("weight").isEmpty()) {
                blank++;
            } else {
                known = known.add(new BigDecimal(row.text("weight")));
            }
        }
        double left = BigDecimal.ONE.subtract(known).doubleValue();
        boolean addUp = blank == 0 ? Math.abs(left) <= WEIGHT_SLACK : left > WEIGHT_SLACK;
        if (!addUp) {
            var first = rows.get(0);
            problem(
                    blank == 0 ? "weights" : "weights_with_blank",
                    first,
                    first.text("from_code"),
                    known.toPlainString(),
                    lines(rows));
            return null;
        }
        double share = blank == 0 ? 0 : left / blank;
        return rows.stream()
                .map(row -> row.text("weight").isEmpty() ? share : Double.valueOf(row.text("weight")))
                .toList();
    }

    private static String lines(List<CsvTable.Row> rows) {
        return String.join(
                ", ", rows.stream().map(row -> Integer.toString(row.line())).toList());
    }

    private void problem(String key, CsvTable.Row row, Object... arguments) {
        problems.add(LocalityFiles.problemAt(key, row, arguments));
    }
}
