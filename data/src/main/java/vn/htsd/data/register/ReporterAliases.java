package vn.htsd.data.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.locality.LocalityCatalogue;

/**
 * Codes that were found to be another code's unit ({@code reporter_aliases.csv}): whatever names the one is read as the
 * other, in files to come and in what was landed before.
 *
 * @param targets each alias with the code that counts, never itself an alias
 */
public record ReporterAliases(Map<String, String> targets) {
    public static final ReporterAliases NONE = new ReporterAliases(Map.of());

    public ReporterAliases {
        targets = Map.copyOf(targets);
    }

    /** The aliases, or why there are none: every bad row is named. */
    public record Outcome(@Nullable ReporterAliases aliases, List<String> problems) {}

    public static Outcome read(CsvTable table, LocalityCatalogue localities) {
        var problems = new ArrayList<String>();
        var steps = new LinkedHashMap<String, String>();
        for (var row : table.rows()) {
            var alias = row.text("code");
            var target = row.text("same_as");
            if (alias.isEmpty() || target.isEmpty()) {
                problems.add(row.place() + ": code and same_as must both be given");
            } else if (isOffice(alias, localities) || isOffice(target, localities)) {
                problems.add(row.place() + ": " + alias + " = " + target
                        + ": the code of an administrative unit is never another reporter's");
            } else if (steps.putIfAbsent(alias, target) != null) {
                problems.add(row.place() + ": " + alias + " stands twice");
            }
        }
        var targets = new LinkedHashMap<String, String>();
        steps.forEach((alias, target) -> {
            var end = end(alias, steps);
            if (end == null) {
                problems.add(table.fileName() + ": " + alias + " leads back to itself");
            } else {
                targets.put(alias, end);
            }
        });
        return problems.isEmpty() ? new Outcome(new ReporterAliases(targets), List.of()) : new Outcome(null, problems);
    }

    private static boolean isOffice(String code, LocalityCatalogue localities) {
        return !localities.versionsOf(code).isEmpty();
    }

    private static @Nullable String end(String alias, Map<String, String> steps) {
        var seen = new HashSet<String>();
        var at = alias;
        for (var next = steps.get(at); next != null; next = steps.get(at)) {
            if (!seen.add(at)) {
                return null;
            }
            at = next;
        }
        return at;
    }

    /** The code that counts for {@code code}: itself unless it is an alias. */
    public String canonical(String code) {
        return targets.getOrDefault(code, code);
    }
}
