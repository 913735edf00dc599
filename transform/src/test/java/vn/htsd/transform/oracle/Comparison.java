package vn.htsd.transform.oracle;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.oracle.Published.Fact;
import vn.htsd.transform.oracle.Published.Reconciliation;

/** Where the warehouse and the oracle differ in a season, and why, as far as the deepest difference tells. */
record Comparison(Consolidation consolidation, Published expected, Published found) {
    private static final int SHOWN = 6;

    /** One difference; null on the side that has nothing. */
    record Difference(String key, @Nullable Object expected, @Nullable Object found) {
        @Override
        public String toString() {
            return expected == null || found == null
                    ? "%s: expected %s, found %s".formatted(key, expected, found)
                    : key + ": " + String.join(", ", parts(expected, found));
        }

        /** Of two records only the components that differ. */
        private static List<String> parts(Object expected, Object found) {
            var parts = new ArrayList<String>();
            if (!(expected instanceof Record)) {
                return List.of("expected %s, found %s".formatted(expected, found));
            }
            for (var component : expected.getClass().getRecordComponents()) {
                var left = value(component, expected);
                var right = value(component, found);
                if (!Objects.equals(left, right)) {
                    parts.add("%s expected %s, found %s".formatted(component.getName(), left, right));
                }
            }
            return parts;
        }

        private static @Nullable Object value(RecordComponent component, Object of) {
            try {
                return component.getAccessor().invoke(of);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    List<Difference> reconciliations() {
        return differences(expected.reconciliations(), found.reconciliations(), Object::equals);
    }

    List<Difference> facts() {
        return differences(expected.facts(), found.facts(), Comparison::same);
    }

    List<Difference> national() {
        return differences(expected.national(), found.national(), Object::equals);
    }

    int size() {
        return reconciliations().size() + facts().size() + national().size();
    }

    /** Where a direct report and a declaration fill one row together, it may name either. */
    private static boolean same(Fact expected, Fact found) {
        return expected.value() == found.value() && expected.sources().containsAll(found.sources());
    }

    private static <V> List<Difference> differences(
            Map<String, V> expected, Map<String, V> found, BiPredicate<V, V> same) {
        var keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        var differences = new ArrayList<Difference>();
        for (var key : keys) {
            var left = expected.get(key);
            var right = found.get(key);
            if (left == null || right == null || !same.test(left, right)) {
                differences.add(new Difference(key, left, right));
            }
        }
        return differences;
    }

    /** The season, the deepest node that differs with what lies there, and the differences themselves. */
    String explanation() {
        var lines = new ArrayList<String>();
        lines.add("Season %d: %d reconciliations, %d facts and %d national totals differ"
                .formatted(
                        consolidation.season().year(),
                        reconciliations().size(),
                        facts().size(),
                        national().size()));
        var deepest = deepest();
        if (deepest != null) {
            lines.add("  deepest: " + deepest);
            lines.add("    oracle: " + deepest.expected());
            lines.add(circumstances(row(deepest)));
        }
        shown("  rows of fact_reconciliation", reconciliations(), lines);
        shown("  facts", facts(), lines);
        shown("  national totals", national(), lines);
        return String.join(System.lineSeparator(), lines);
    }

    private static void shown(String title, List<Difference> differences, List<String> lines) {
        if (!differences.isEmpty()) {
            lines.add(title);
            differences.stream().limit(SHOWN).forEach(difference -> lines.add("    " + difference));
        }
    }

    private @Nullable Difference deepest() {
        var tree = consolidation.tree();
        return reconciliations().stream()
                .max(java.util.Comparator.comparingInt(difference -> tree.distance(code(row(difference)), Tree.NATION)))
                .orElse(null);
    }

    private static Reconciliation row(Difference difference) {
        return (Reconciliation)
                Objects.requireNonNull(difference.expected() == null ? difference.found() : difference.expected());
    }

    private static String code(Reconciliation row) {
        return row.node().replaceAll("@.*", "");
    }

    /** What is known of a node: its reports, and those directly below it with what they add. */
    private String circumstances(Reconciliation row) {
        var family = Family.valueOf(row.family().toUpperCase(java.util.Locale.ROOT));
        var tree = consolidation.tree();
        var text = new StringBuilder();
        text.append(standing("    at ", code(row), family));
        for (var child : tree.children(code(row))) {
            text.append(standing("      below ", child.code(), family));
        }
        return text.toString().stripTrailing();
    }

    private String standing(String prefix, String code, Family family) {
        var node = consolidation.tree().node(code);
        var standing = consolidation.standing(code);
        var published = consolidation
                .at(code, family)
                .map(at ->
                        at.verdict().status() + " " + at.verdict().published().total())
                .orElse("nothing");
        var arrived = consolidation.season().reports().stream()
                .filter(report -> report.sender().code().equals(code))
                .map(Comparison::brief)
                .collect(Collectors.joining("; "));
        return "%s%s%s%s in %s: %s; direct %s, consolidated %s; sent %s; arrived [%s]%n"
                .formatted(
                        prefix,
                        code,
                        node.registered() ? " registered" : "",
                        node.exempt() ? " exempt" : "",
                        node.lies(),
                        published,
                        id(standing.direct()),
                        id(standing.consolidated()),
                        standing.sent(),
                        arrived);
    }

    private static String id(@Nullable Filed report) {
        return report == null ? "none" : report.receipt().id();
    }

    private static String brief(Filed report) {
        var receipt = report.receipt();
        return "%s %s %s r%d %s%s%s"
                .formatted(
                        receipt.id(),
                        report.kind(),
                        receipt.status(),
                        report.revision(),
                        receipt.received(),
                        receipt.relayedBy() == null ? "" : " by " + receipt.relayedBy() + " in " + receipt.sha(),
                        report.expected() == null ? "" : " expects " + report.expected());
    }
}
