package vn.htsd.transform.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.htsd.transform.oracle.Published.Fact;
import vn.htsd.transform.oracle.Published.Reconciliation;

/**
 * What must hold of whatever is published, be it right or wrong otherwise: the nation is the sum of the rows, every node
 * publishes the sum of the rows that report through it or through what lies below it, and only adjustments are negative.
 */
final class Additivity {
    private final Tree tree;
    private final Published published;
    private final Map<String, String> codeOfKey = new HashMap<>();
    private final List<String> breaches = new ArrayList<>();

    private Additivity(Tree tree, Published published) {
        this.tree = tree;
        this.published = published;
        tree.nodes().forEach(node -> codeOfKey.put(node.key(), node.code()));
    }

    /** Empty where all holds. */
    static List<String> breaches(Tree tree, Published published) {
        var additivity = new Additivity(tree, published);
        additivity.checkNational();
        additivity.checkSigns();
        additivity.checkNodes();
        additivity.checkResiduals();
        return additivity.breaches;
    }

    private void checkNational() {
        var sums = new HashMap<String, Long>();
        for (var fact : published.facts().values()) {
            if (!fact.place().table().equals("participants_female")) {
                sums.merge(fact.measure(), fact.value(), Long::sum);
            }
        }
        if (!sums.equals(published.national())) {
            breaches.add("national totals are " + published.national() + ", the rows add up to " + sums);
        }
    }

    private void checkSigns() {
        for (var fact : published.facts().values()) {
            boolean adjustment = fact.place().basis().equals(Published.ADJUSTMENT);
            if (adjustment ? fact.value() > 0 : fact.value() < 0) {
                breaches.add("wrong sign: " + fact);
            }
        }
    }

    private void checkNodes() {
        for (var family : Family.values()) {
            var sums = sumsByReporter(family);
            for (var row : rowsOf(family)) {
                long sum = sums.entrySet().stream()
                        .filter(entry -> tree.distance(entry.getKey(), code(row.node())) != Integer.MAX_VALUE)
                        .mapToLong(Map.Entry::getValue)
                        .sum();
                if (sum != row.published()) {
                    breaches.add(row + ": the rows at and below it add up to " + sum);
                }
            }
        }
    }

    private Map<String, Long> sumsByReporter(Family family) {
        var sums = new HashMap<String, Long>();
        for (var fact : published.facts().values()) {
            if (fact.place().table().equals(family.code()) && fact.measure().equals(family.measure())) {
                sums.merge(code(fact.place().reporter()), fact.value(), Long::sum);
            }
        }
        return sums;
    }

    private List<Reconciliation> rowsOf(Family family) {
        return published.reconciliations().values().stream()
                .filter(row -> row.family().equals(family.code()))
                .toList();
    }

    private void checkResiduals() {
        for (var row : published.reconciliations().values()) {
            long residual = published.facts().values().stream()
                    .filter(fact -> fact.place().reporter().equals(row.node())
                            && fact.place().table().equals(row.family())
                            && fact.place().basis().equals(Published.RESIDUAL)
                            && !fact.measure().equals("sessions"))
                    .mapToLong(Fact::value)
                    .sum();
            if (residual != row.residual()) {
                breaches.add(row + ": its residual rows add up to " + residual);
            }
        }
    }

    private String code(String keyOrCode) {
        return Objects.requireNonNullElse(codeOfKey.get(keyOrCode), keyOrCode);
    }
}
