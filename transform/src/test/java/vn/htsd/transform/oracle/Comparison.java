package vn.htsd.transform.oracle;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.oracle.Published.Fact;
import vn.htsd.transform.oracle.Published.Reconciliation;

/** Where the warehouse and the oracle differ in a season, with what is known of each place. */
record Comparison(Consolidation consolidation, Published expected, Published found) {
    /**
     * One difference; null on the side that has nothing.
     *
     * @param subject what kind of figure it is
     */
    record Difference(String subject, String key, @Nullable Object expected, @Nullable Object found) {
        /** What kind of difference it is: the same kind mostly has the same cause. */
        String kind() {
            return subject
                    + (expected == null
                            ? " not expected"
                            : found == null
                                    ? " missing"
                                    : " with other " + String.join(", ", unequal(expected, found)));
        }

        @Override
        public String toString() {
            return "%s:%n    expected %s%n    found    %s".formatted(key, expected, found);
        }

        /** Of two records the components that differ. */
        private static List<String> unequal(Object expected, Object found) {
            if (!(expected instanceof Record)) {
                return List.of("value");
            }
            return Arrays.stream(expected.getClass().getRecordComponents())
                    .filter(component -> !Objects.equals(value(component, expected), value(component, found)))
                    .map(RecordComponent::getName)
                    .toList();
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
        return differences(
                expected.reconciliations(),
                found.reconciliations(),
                Object::equals,
                row -> "reconciliation of a " + row.level());
    }

    List<Difference> facts() {
        return differences(
                expected.facts(),
                found.facts(),
                Comparison::same,
                fact -> "fact of " + fact.measure() + " " + fact.place().basis());
    }

    List<Difference> national() {
        return differences(expected.national(), found.national(), Object::equals, value -> "national total");
    }

    /** All of them, the reconciliation first: what goes wrong there shows in the facts too. */
    List<Difference> differences() {
        var differences = new ArrayList<>(reconciliations());
        differences.addAll(facts());
        differences.addAll(national());
        return differences;
    }

    /** Where a direct report and a declaration fill one row together, it may name either. */
    private static boolean same(Fact expected, Fact found) {
        return expected.value() == found.value() && expected.sources().containsAll(found.sources());
    }

    private static <V> List<Difference> differences(
            Map<String, V> expected, Map<String, V> found, BiPredicate<V, V> same, Function<V, String> subject) {
        var keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        var differences = new ArrayList<Difference>();
        for (var key : keys) {
            var left = expected.get(key);
            var right = found.get(key);
            if (left == null || right == null || !same.test(left, right)) {
                var named = subject.apply(left == null ? Objects.requireNonNull(right) : left);
                differences.add(new Difference(named, key, left, right));
            }
        }
        return differences;
    }

    /** The season, the difference, and what lies at its node and directly below it. */
    String explanation(Difference difference) {
        var side = difference.expected() == null ? difference.found() : difference.expected();
        var lines = new StringBuilder(
                "season %d, %s%n".formatted(consolidation.season().year(), difference));
        if (side instanceof Reconciliation row) {
            addCircumstances(row.node(), Family.of(row.family()), lines);
        } else if (side instanceof Fact fact) {
            addCircumstances(fact.place().reporter(), Family.of(fact.place().table()), lines);
        }
        return lines.toString();
    }

    private void addCircumstances(String node, Family family, StringBuilder lines) {
        var tree = consolidation.tree();
        var code = node.replaceAll("@.*", "");
        lines.append(standing("    ", code, family));
        for (var child : tree.children(code)) {
            lines.append(standing("      below ", child.code(), family));
        }
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
        return "%s%s%s%s in %s, reports to %s: %s; direct %s, consolidated %s; sent %s; arrived [%s]%n"
                .formatted(
                        prefix,
                        code,
                        node.registered() ? " registered" : "",
                        node.exempt() ? " exempt" : "",
                        node.lies(),
                        consolidation.tree().parent(code),
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
