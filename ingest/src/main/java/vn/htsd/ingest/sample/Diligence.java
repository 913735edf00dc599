package vn.htsd.ingest.sample;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.htsd.data.locality.Locality;

/**
 * Which provinces report well. A province of the last campaign and all that it was made from are of one kind, so that
 * whole lines of provinces stay above 90 % coverage in every year, and some stay below.
 */
final class Diligence {
    private static final int LAX_PROVINCES = 8;
    private static final int SILENT_A_YEAR = 2;

    private final Territory territory;
    private final long seed;
    private final List<Locality> lax;
    private final Set<String> laxKeys = new HashSet<>();

    /** @param sheltered provinces of the last campaign that always report well, because the demo looks at them closely */
    Diligence(Territory territory, List<Locality> provinces, Set<String> sheltered, long seed) {
        this.territory = territory;
        this.seed = seed;
        this.lax = provinces.stream()
                .filter(province -> !sheltered.contains(province.key()))
                .sorted(Comparator.comparing((Locality province) -> rank(province))
                        .thenComparing(Locality::key))
                .limit(Math.min(LAX_PROVINCES, provinces.size() / 4))
                .toList();
        lax.forEach(province -> laxKeys.add(province.key()));
    }

    private double rank(Locality province) {
        return Dice.of(seed, province.code(), "lax").fraction();
    }

    /** Whether the province that {@code locality} lies in reports badly. */
    boolean isLax(Locality locality) {
        var province = locality.provinceKey();
        return province != null
                && laxKeys.contains(territory.latest(territory.byKey(province)).key());
    }

    /** Whether {@code province} sends nothing in {@code year}: each year two lax lines, and of each the first province. */
    boolean isSilent(Locality province, int year, List<Locality> inForce) {
        for (int each = 0; each < Math.min(SILENT_A_YEAR, lax.size()); each++) {
            var target = lax.get(Math.floorMod(year * SILENT_A_YEAR + each, lax.size()));
            var first = inForce.stream()
                    .filter(candidate -> territory.latest(candidate).key().equals(target.key()))
                    .findFirst();
            if (first.filter(province::equals).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Part of the reporters that the season does not write itself which stay silent towards their province. */
    double silentShare(Locality province, int year) {
        var dice = Dice.of(seed, province.code(), year, "silent share");
        return isLax(province) ? dice.between(.12, .24) : dice.between(.005, .06);
    }
}
