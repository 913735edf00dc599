package vn.htsd.transform.harmonise;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.campaign.Campaign;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityLevel;

/** The geography of one campaign with the way to it from every campaign's own, in a form that travels to Spark's tasks. */
public final class Geography implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int target;
    private final TreeMap<String, Place> places = new TreeMap<>();
    private final HashMap<Integer, HashMap<String, Landing>> landings = new HashMap<>();

    private Geography(int target) {
        this.target = target;
    }

    /**
     * Where a unit's figures come to lie.
     *
     * @param numerators shares of {@code to}, over their sum; by code, so that ties go to the lower one
     */
    record Landing(List<Place> to, long[] numerators) implements Serializable {
        static Landing of(Carried carried, Map<String, Place> places) {
            var to = new ArrayList<Place>();
            var numerators = new long[carried.parts().size()];
            for (var part : carried.parts()) {
                numerators[to.size()] = part.numerator();
                to.add(Objects.requireNonNull(
                        places.get(part.to().key()), part.to().key()));
            }
            return new Landing(to, numerators);
        }

        boolean exact() {
            return to.size() == 1;
        }

        double share(int part) {
            double all = 0;
            for (var numerator : numerators) {
                all += numerator;
            }
            return numerators[part] / all;
        }
    }

    /** The geography of every campaign that {@code crosswalks} lead to, in their order. */
    public static List<Geography> of(LocalityCatalogue localities, List<Campaign> campaigns, Crosswalks crosswalks) {
        var byTarget = new TreeMap<Integer, Geography>();
        for (var campaign : Crosswalks.targets(campaigns)) {
            var geography = new Geography(campaign.year());
            for (var level : LocalityLevel.values()) {
                localities
                        .inForce(level, campaign.weekStart())
                        .forEach(unit -> geography.places.put(unit.key(), Place.of(unit)));
            }
            byTarget.put(campaign.year(), geography);
        }
        // Most units lie whole in one place, and one object tells so for all that lie there.
        var whole = new HashMap<String, Landing>();
        for (var entry : crosswalks.entries()) {
            var geography = Objects.requireNonNull(byTarget.get(entry.target()));
            var carried = entry.carried();
            var landing = carried.exact()
                    ? whole.computeIfAbsent(
                            entry.target() + "/" + carried.parts().get(0).to().key(),
                            key -> Landing.of(carried, geography.places))
                    : Landing.of(carried, geography.places);
            geography
                    .landings
                    .computeIfAbsent(entry.campaignYear(), year -> new HashMap<>())
                    .put(entry.from().key(), landing);
        }
        return List.copyOf(byTarget.values());
    }

    public int target() {
        return target;
    }

    /** Every place in the order of its key. */
    Iterable<Place> places() {
        return places.values();
    }

    Place place(String key) {
        return Objects.requireNonNull(places.get(key), key);
    }

    /** Null where {@code from} is no unit of that campaign. */
    @Nullable
    Landing landing(int campaignYear, String from) {
        var ofYear = landings.get(campaignYear);
        return ofYear == null ? null : ofYear.get(from);
    }

    /** The units of a campaign whose figures are divided on the way here. */
    public List<String> divided(int campaignYear) {
        return landings.getOrDefault(campaignYear, new HashMap<>()).entrySet().stream()
                .filter(entry -> !entry.getValue().exact())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
