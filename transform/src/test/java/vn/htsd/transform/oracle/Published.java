package vn.htsd.transform.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one season is published as, whoever says so: the facts by measure and cell, the reconciliation, the national totals.
 * Administrative units go by their key and units by their code.
 */
final class Published {
    static final String REPORTED = "reported";
    static final String RESIDUAL = "residual";
    static final String ADJUSTMENT = "adjustment";

    private final Map<String, Fact> facts = new TreeMap<>();
    private final Map<String, Reconciliation> reconciliations = new TreeMap<>();
    private final Map<String, Long> national = new TreeMap<>();

    /**
     * Where a figure stands.
     *
     * @param table the fact table without its {@code fact_}
     * @param basis blank in the table of the female participations
     * @param cell the codes that the table is broken down by, in the order of its columns
     */
    record Place(String table, String reporter, String locality, String node, String basis, List<String> cell) {}

    /** @param sources the reports that it may be taken from: {@code submission:ID}, or {@code declared:ID} */
    record Fact(Place place, String measure, long value, Set<String> sources) {}

    /** A row of {@code fact_reconciliation}. */
    record Reconciliation(
            String node,
            String level,
            String family,
            @Nullable Long detail,
            @Nullable Long declared,
            @Nullable Long relayed,
            long duplicatesRemoved,
            long published,
            long residual,
            long tolerance,
            @Nullable Long childrenExpected,
            long childrenCovered,
            String status) {
        String key() {
            return node + " " + family;
        }
    }

    /** Adds to what stands there already. */
    void add(Place place, String measure, long value, Set<String> sources) {
        facts.merge(measure + " " + place, new Fact(place, measure, value, sources), Published::both);
    }

    /** One row holds several measures and names one report, whichever of them it is. */
    void shareSources() {
        var byPlace = new HashMap<Place, Set<String>>();
        facts.values().forEach(fact -> byPlace.computeIfAbsent(fact.place(), place -> new TreeSet<>())
                .addAll(fact.sources()));
        facts.replaceAll((key, fact) -> new Fact(
                fact.place(), fact.measure(), fact.value(), byPlace.getOrDefault(fact.place(), fact.sources())));
    }

    private static Fact both(Fact left, Fact right) {
        var sources = new TreeSet<>(left.sources());
        sources.addAll(right.sources());
        return new Fact(left.place(), left.measure(), left.value() + right.value(), sources);
    }

    void add(Reconciliation row) {
        if (reconciliations.put(row.key(), row) != null) {
            throw new IllegalStateException("Two rows of fact_reconciliation for " + row.key());
        }
    }

    void addNational(String measure, @Nullable Long value) {
        if (value != null) {
            national.merge(measure, value, Long::sum);
        }
    }

    Map<String, Fact> facts() {
        return facts;
    }

    Map<String, Reconciliation> reconciliations() {
        return reconciliations;
    }

    /** Totals by measure; a measure that nobody reported has none. */
    Map<String, Long> national() {
        return national;
    }
}
