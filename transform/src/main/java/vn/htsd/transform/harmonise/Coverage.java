package vn.htsd.transform.harmonise;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the figure of a place in one year rests on: the units of that year that it was made of, or that it became.
 *
 * @param sources none of them exempt from reporting
 */
record Coverage(List<Source> sources) {
    static final Coverage NONE = new Coverage(List.of());

    /** A unit of that year, and what share of it lies in the place. */
    record Source(Standing standing, double share) {}

    Coverage {
        sources = List.copyOf(sources);
    }

    /** Nothing could be reported: there was no such unit, or it need not report. */
    boolean impossible() {
        return sources.isEmpty();
    }

    boolean whole() {
        return !sources.isEmpty()
                && sources.stream().allMatch(source -> source.standing().whole());
    }

    /**
     * Covered over expected reporters, each unit by the share of it that lies here. One of which nobody knows how many there
     * are weighs as much as the average of the others, and counts as covered only where its figure stands for the whole.
     */
    @Nullable
    Double rate() {
        double average = sources.stream()
                .map(source -> source.standing().expected())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .average()
                .orElse(1);
        double expected = 0;
        double covered = 0;
        for (var source : sources) {
            var known = source.standing().expected();
            var reached = source.standing().reached();
            double weight = known == null ? average : known;
            expected += source.share() * weight;
            covered += source.share()
                    * (known == null || reached == null ? (source.standing().whole() ? weight : 0) : reached);
        }
        return expected == 0 ? null : (Double) Math.min(1, covered / expected);
    }
}
