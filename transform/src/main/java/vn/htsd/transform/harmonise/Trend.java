package vn.htsd.transform.harmonise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityLevel;

/**
 * One measure of every campaign compared on one geography. A pure function: the same figures give the same rows.
 *
 * <p>A change from <em>not reported</em>, from zero, or from a base that is too small, is null. Only comparable changes are
 * ranked; ranks are of the rate of change, never of raw totals.
 */
final class Trend {
    private final Geography geography;
    private final List<Conditions> campaigns;
    private final Comparability comparability;
    private final List<Harmonised> harmonised = new ArrayList<>();
    private final List<LikeForLike> likeForLike = new ArrayList<>();
    /** As the release before had them; nothing where there was none. */
    private final List<Harmonised> before = new ArrayList<>();

    private Trend(
            Geography geography,
            Figures figures,
            Figures released,
            List<Conditions> campaigns,
            Comparability comparability) {
        this.geography = geography;
        this.campaigns = campaigns;
        this.comparability = comparability;
        for (int at = 0; at < campaigns.size(); at++) {
            var now = Harmonised.of(geography, figures, campaigns.get(at));
            harmonised.add(now);
            before.add(Harmonised.of(geography, released, campaigns.get(at)));
            likeForLike.add(LikeForLike.of(geography, harmonised.get(Math.max(0, at - 1)), now));
        }
    }

    /**
     * @param released the figures of the releases before those that are compared
     * @param campaigns in their order
     */
    static List<Observation> of(
            Geography geography,
            Figures figures,
            Figures released,
            List<Conditions> campaigns,
            Comparability comparability) {
        return new Trend(geography, figures, released, campaigns, comparability).observations();
    }

    /** The nation, every province and every commune in every campaign, and what stands above them in their tables. */
    private List<Observation> observations() {
        var rows = new ArrayList<Observation>();
        for (var place : geography.places()) {
            for (var table : Harmonised.TABLES) {
                if (table == place.level() || table.compareTo(place.level()) > 0 && isKnown(table, place)) {
                    rows.addAll(line(table, place));
                }
            }
        }
        return rows;
    }

    private boolean isKnown(LocalityLevel table, Place place) {
        return harmonised.stream()
                .anyMatch(year -> year.cell(table, place.key()).value() != null);
    }

    private List<Observation> line(LocalityLevel table, Place place) {
        var rows = new ArrayList<Observation>();
        for (int at = 0; at < campaigns.size(); at++) {
            var cell = harmonised.get(at).cell(table, place.key());
            var coverage = table == place.level() ? harmonised.get(at).coverage(place.key()) : Coverage.NONE;
            rows.add(new Observation(
                    table,
                    place,
                    campaigns.get(at).campaignYear(),
                    cell.value(),
                    cell.low(),
                    cell.high(),
                    cell.estimatedShare(),
                    coverage.rate(),
                    at == 0 ? Observation.Change.NONE : change(at, table, place),
                    ObsStatus.of(cell, coverage, campaigns.get(at), isRevised(at, table, place))));
        }
        return rows;
    }

    /** What nobody had reported by then is new, not revised. */
    private boolean isRevised(int at, LocalityLevel table, Place place) {
        var earlier = before.get(at).cell(table, place.key()).value();
        return earlier != null
                && !earlier.equals(harmonised.get(at).cell(table, place.key()).value());
    }

    private Observation.Change change(int at, LocalityLevel table, Place place) {
        var earlier = harmonised.get(at - 1).cell(table, place.key()).value();
        var later = harmonised.get(at).cell(table, place.key()).value();
        var reason = whyNotComparable(at, table, place);
        return new Observation.Change(
                earlier == null || later == null ? null : (Long) (later - earlier),
                earlier == null || later == null ? null : relative(earlier, later, comparability),
                table == place.level() ? likeForLike.get(at).change(place.key(), comparability) : null,
                reason == null,
                reason);
    }

    private @Nullable String whyNotComparable(int at, LocalityLevel table, Place place) {
        var before = harmonised.get(at - 1).cell(table, place.key());
        var now = harmonised.get(at).cell(table, place.key());
        if (table != place.level()) {
            return "undetailed";
        }
        if (campaigns.get(at).redefined()) {
            return "definition";
        }
        var base = before.value();
        if (base == null || now.value() == null) {
            return "not_reported";
        }
        if (!isCovered(at - 1, place) || !isCovered(at, place)) {
            return "coverage";
        }
        if (Math.max(before.estimatedShare(), now.estimatedShare()) > comparability.mostEstimated()) {
            return "estimated";
        }
        return base < comparability.smallestBase() ? "base" : null;
    }

    private boolean isCovered(int at, Place place) {
        var rate = harmonised.get(at).coverage(place.key()).rate();
        return rate != null && rate >= comparability.enoughCoverage();
    }

    static @Nullable Double relative(long earlier, long later, Comparability comparability) {
        return earlier < comparability.smallestBase() ? null : (Double) ((double) (later - earlier) / earlier);
    }

    /** The place of each comparable change among its peers, the greatest first; equal changes share a place. */
    static Map<Observation, Long> ranks(List<Observation> rows) {
        var peers = new HashMap<String, List<Observation>>();
        rows.stream().filter(Observation::isRanked).forEach(row -> peers.computeIfAbsent(
                        row.peers(), key -> new ArrayList<>())
                .add(row));
        var ranks = new IdentityHashMap<Observation, Long>();
        for (var group : peers.values()) {
            group.sort(Comparator.comparingDouble(Trend::rate).reversed());
            for (int at = 0; at < group.size(); at++) {
                boolean equal = at > 0 && rate(group.get(at)) == rate(group.get(at - 1));
                ranks.put(group.get(at), equal ? ranks.get(group.get(at - 1)) : Long.valueOf(at + 1L));
            }
        }
        return ranks;
    }

    private static double rate(Observation row) {
        return Objects.requireNonNull(row.change().relative());
    }
}
