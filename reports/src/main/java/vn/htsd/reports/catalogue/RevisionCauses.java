package vn.htsd.reports.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Each thing that moved figures, once: a report's figures lie in a unit and in all above it, so the moves name it again and
 * again, always with the same part.
 */
final class RevisionCauses {
    private RevisionCauses() {}

    /**
     * A cause, and how much it moved each measure.
     *
     * @param measures that it moved
     * @param parts by measure; what cannot be told in a number is not there
     */
    record Cause(
            int campaign,
            String reason,
            @Nullable String reporter,
            @Nullable String number,
            @Nullable String fileName,
            @Nullable Instant receivedAt,
            @Nullable String letter,
            Set<String> measures,
            Map<String, Long> parts) {
        @Nullable
        Long part(String measure) {
            return parts.get(measure);
        }
    }

    private record Key(int campaign, String reason, @Nullable String reporter, @Nullable String number) {}

    /** Those of the most people first. */
    static List<Cause> of(Revision revision) {
        var causes = new LinkedHashMap<Key, Cause>();
        var told = new HashMap<List<@Nullable Object>, String>();
        for (var move : revision.moves()) {
            var key = new Key(move.campaign(), move.reason(), move.reporter(), move.cause());
            var cause = causes.computeIfAbsent(
                    key,
                    each -> new Cause(
                            move.campaign(),
                            move.reason(),
                            move.reporter(),
                            move.cause(),
                            move.fileName(),
                            move.receivedAt(),
                            move.letter(),
                            new HashSet<>(),
                            new HashMap<>()));
            cause.measures().add(move.measure());
            var place = move.level() + " " + move.code();
            var first = told.putIfAbsent(java.util.Arrays.asList(key, move.measure()), place);
            if (move.part() != null && (first == null || first.equals(place))) {
                cause.parts().merge(move.measure(), move.part(), Long::sum);
            }
        }
        var all = new ArrayList<>(causes.values());
        all.sort((a, b) -> Long.compare(weight(b), weight(a)));
        return all;
    }

    private static long weight(Cause cause) {
        var people = cause.part("participants");
        return people == null ? 0 : Math.abs(people);
    }
}
