package vn.htsd.transform.harmonise;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that is known of one measure, on the geographies where it was reported. Grows while rows are read; nothing else
 * changes it.
 */
public final class Figures {
    /** Part of a figure that was divided, with the bounds of the whole; see {@link Cell#addPart}. */
    record Part(long value, long least, long most) {}

    private record Divided(int target, int campaignYear, String from) {}

    private final Map<Integer, TreeMap<String, Long>> totals = new HashMap<>();
    private final Map<Integer, TreeMap<String, Standing>> standings = new HashMap<>();
    private final Map<Divided, Map<String, Part>> parts = new HashMap<>();

    /** What was reported at {@code unit} itself, not below it; through several branches, it adds up. */
    public void total(int campaignYear, String unit, long value) {
        totals.computeIfAbsent(campaignYear, year -> new TreeMap<>()).merge(unit, value, Long::sum);
    }

    public void standing(int campaignYear, String unit, Standing standing) {
        standings.computeIfAbsent(campaignYear, year -> new TreeMap<>()).put(unit, standing);
    }

    /** A part that {@link Division} made; those of several tasks add up. */
    public void part(int target, int campaignYear, String from, String to, long value, long least, long most) {
        parts.computeIfAbsent(new Divided(target, campaignYear, from), key -> new HashMap<>())
                .merge(
                        to,
                        new Part(value, least, most),
                        (left, right) ->
                                new Part(left.value + right.value, left.least + right.least, left.most + right.most));
    }

    Map<String, Long> totals(int campaignYear) {
        return totals.getOrDefault(campaignYear, new TreeMap<>());
    }

    Map<String, Standing> standings(int campaignYear) {
        return standings.getOrDefault(campaignYear, new TreeMap<>());
    }

    Map<String, Part> parts(int target, int campaignYear, String from) {
        return parts.getOrDefault(new Divided(target, campaignYear, from), Map.of());
    }
}
