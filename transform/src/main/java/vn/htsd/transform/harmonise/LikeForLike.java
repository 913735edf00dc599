package vn.htsd.transform.harmonise;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityLevel;

/**
 * Two campaigns compared over the places all of whose sources are covered in both, added up for the place above: provinces
 * for the nation, communes for their province.
 */
final class LikeForLike {
    private final Map<String, long[]> sums = new HashMap<>();

    private LikeForLike() {}

    static LikeForLike of(Geography geography, Harmonised before, Harmonised now) {
        var compared = new LikeForLike();
        for (var place : geography.places()) {
            if (place.level() == LocalityLevel.PROVINCE || place.level() == LocalityLevel.COMMUNE) {
                compared.add(place, before, now);
            }
        }
        return compared;
    }

    private void add(Place place, Harmonised before, Harmonised now) {
        var earlier = before.cell(place.level(), place.key()).value();
        var later = now.cell(place.level(), place.key()).value();
        boolean covered = before.coverage(place.key()).whole()
                && now.coverage(place.key()).whole();
        if (covered && earlier != null && later != null) {
            boolean commune = place.level() == LocalityLevel.COMMUNE;
            var above = place.in(commune ? LocalityLevel.PROVINCE : LocalityLevel.NATION);
            var sum = sums.computeIfAbsent(above, key -> new long[2]);
            sum[0] += earlier;
            sum[1] += later;
        }
    }

    /** Null where nothing below can be compared, or too little of it. */
    @Nullable
    Double change(String above, Comparability comparability) {
        var sum = sums.get(above);
        return sum == null ? null : Trend.relative(sum[0], sum[1], comparability);
    }
}
