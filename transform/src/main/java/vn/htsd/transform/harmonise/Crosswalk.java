package vn.htsd.transform.harmonise;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;

/**
 * Leads a unit of one day to the units of a later day by chaining the changes between. A pure function of the catalogue.
 */
public final class Crosswalk {
    private final LocalityCatalogue localities;
    private final LocalDate target;

    /** @param target the first day of the campaign whose geography figures are wanted on */
    public Crosswalk(LocalityCatalogue localities, LocalDate target) {
        this.localities = localities;
        this.target = target;
    }

    /**
     * The units of the target day that {@code source} became, with the share of it that each got; the shares add up to 1.
     * What an abolished level leaves stays with the unit above it that its change names.
     */
    public Map<Locality, Double> sharesOf(Locality source) {
        var shares = new LinkedHashMap<Locality, Double>();
        spread(source, 1, shares);
        return shares;
    }

    private void spread(Locality locality, double share, Map<Locality, Double> shares) {
        if (locality.validOn(target)) {
            shares.merge(locality, share, Double::sum);
            return;
        }
        for (var change : localities.successorsOf(locality)) {
            var next = localities
                    .byKey(change.toKey())
                    .orElseThrow(() -> new IllegalStateException("No locality " + change.toKey()));
            spread(next, share * change.weight(), shares);
        }
    }
}
