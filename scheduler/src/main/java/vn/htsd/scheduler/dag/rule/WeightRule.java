package vn.htsd.scheduler.dag.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose priority weights count towards a task's own. */
public enum WeightRule {
    /** Its own and those of every task below: what holds up much comes first. */
    DOWNSTREAM,
    /** Its own and those of every task above: runs are finished before others are begun. */
    UPSTREAM,
    ABSOLUTE;

    /** By Airflow's word. */
    public static Optional<WeightRule> of(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The weight of {@code task} that counts when tasks compete for a slot.
     *
     * @param weights priority weight of every task
     * @param upstream tasks directly above every task
     */
    public long total(String task, Map<String, Integer> weights, Map<String, List<String>> upstream) {
        var counted = new HashSet<>(Set.of(task));
        if (this != ABSOLUTE) {
            collect(task, this == UPSTREAM ? upstream : turned(upstream), counted);
        }
        return counted.stream().mapToLong(id -> weights.getOrDefault(id, 1)).sum();
    }

    private static void collect(String task, Map<String, List<String>> edges, Set<String> into) {
        for (var next : edges.getOrDefault(task, List.of())) {
            if (into.add(next)) {
                collect(next, edges, into);
            }
        }
    }

    private static Map<String, List<String>> turned(Map<String, List<String>> upstream) {
        var downstream = new LinkedHashMap<String, List<String>>();
        upstream.forEach((task, above) -> above.forEach(
                id -> downstream.computeIfAbsent(id, key -> new ArrayList<>()).add(task)));
        return downstream;
    }
}
