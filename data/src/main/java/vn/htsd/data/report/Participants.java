package vn.htsd.data.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attendances (lượt người) at one activity. The groups partition the total; what they leave is {@code unspecified}.
 * {@code female} is a cut across the groups and never adds to them.
 *
 * @param total all attendances; null where not reported
 * @param groups attendances by population group code, in the order of the code list; absent groups were not reported
 */
public record Participants(@Nullable Measure total, Map<String, Long> groups, @Nullable Long female) {
    public Participants {
        groups = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        long sum = groups.values().stream().mapToLong(Long::longValue).sum();
        if (total == null && !groups.isEmpty()) {
            throw new IllegalArgumentException("Groups without a total");
        }
        if (total != null && (sum > total.value() || (female != null && female > total.value()))) {
            throw new IllegalArgumentException("Groups or female exceed the total " + total.value());
        }
    }

    /** Nothing was reported. */
    public static Participants notReported() {
        return new Participants(null, Map.of(), null);
    }

    /** A total without any group. */
    public static Participants ofTotal(Measure total) {
        return new Participants(total, Map.of(), null);
    }

    /** What the groups leave of the total; 0 where no total was reported. */
    public long unspecified() {
        return total == null
                ? 0
                : total.value()
                        - groups.values().stream().mapToLong(Long::longValue).sum();
    }
}
