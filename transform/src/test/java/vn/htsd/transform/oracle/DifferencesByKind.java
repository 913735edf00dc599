package vn.htsd.transform.oracle;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that differs in many seasons: each kind once, with how often it occurs and an example from the smallest such season. */
final class DifferencesByKind {
    private final Map<String, Kind> kinds = new TreeMap<>();
    private int seasons;

    private record Kind(int count, int differencesInSeason, String example) {
        Kind and(Kind other) {
            var smaller = other.differencesInSeason < differencesInSeason ? other : this;
            return new Kind(count + other.count, smaller.differencesInSeason, smaller.example);
        }
    }

    void add(Comparison comparison) {
        var differences = comparison.differences();
        if (!differences.isEmpty()) {
            seasons++;
        }
        for (var difference : differences) {
            var kind = difference.kind();
            var known = kinds.get(kind);
            boolean better = known == null || differences.size() < known.differencesInSeason;
            var here = new Kind(1, differences.size(), better ? comparison.explanation(difference) : "");
            kinds.merge(kind, here, Kind::and);
        }
    }

    int seasons() {
        return seasons;
    }

    /** Empty where nothing differs. */
    String explanation() {
        return kinds.entrySet().stream()
                .map(entry -> "%n%d × %s, for example %s"
                        .formatted(
                                entry.getValue().count(),
                                entry.getKey(),
                                entry.getValue().example()))
                .collect(Collectors.joining());
    }
}
