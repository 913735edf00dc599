package vn.htsd.data.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.csv.CsvTable;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.problem.Message;

/**
 * Codes that were found to be another code's unit ({@code reporter_aliases.csv}): whatever names the one is read as the
 * other, in files to come and in what was landed before.
 *
 * @param targets each alias with the code that counts, never itself an alias
 */
public record ReporterAliases(Map<String, String> targets) {
    private static final List<String> COLUMNS = List.of("code", "same_as", "recorded_at", "note");

    public static final ReporterAliases NONE = new ReporterAliases(Map.of());

    public ReporterAliases {
        targets = Map.copyOf(targets);
    }

    /** The aliases, or why there are none: every bad row is named. */
    public record Outcome(@Nullable ReporterAliases aliases, List<Message> problems) {}

    public static Outcome read(CsvTable table, LocalityCatalogue localities) {
        var problems = new ArrayList<>(table.problemsAs(COLUMNS));
        if (!problems.isEmpty()) {
            return new Outcome(null, problems);
        }
        var steps = new LinkedHashMap<String, String>();
        for (var row : table.distinctRows(problems)) {
            var alias = row.text("code");
            var target = row.text("same_as");
            if (alias.isEmpty() || target.isEmpty()) {
                problems.add(RegisterRows.problemAt("alias_blank", row));
            } else if (isOffice(alias, localities) || isOffice(target, localities)) {
                problems.add(RegisterRows.problemAt("alias_office", row, alias, target));
            } else if (steps.putIfAbsent(alias, target) != null) {
                problems.add(RegisterRows.problemAt("alias_twice", row, alias));
            }
        }
        var targets = new LinkedHashMap<String, String>();
        steps.forEach((alias, target) -> {
            var end = end(alias, steps);
            if (end == null) {
                problems.add(Message.of(RegisterRows.BUNDLE, "alias_loop", table.fileName(), alias));
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
