package vn.htsd.transform.harmonise;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.htsd.data.locality.Locality;
import vn.htsd.data.locality.LocalityCatalogue;
import vn.htsd.data.locality.LocalityChange;

/**
 * Leads a unit of one day to the units of another, later or earlier, by chaining the changes between. A pure function of the
 * catalogue.
 *
 * <p>Forward, a divided unit goes to its successors by their weights. Backward, a unit goes to those that it was made from,
 * each counted by the part of it that went in, since nobody publishes what they weigh in it; see {@code docs/decisions}. What
 * an abolished level leaves, and what has no forebear of its own, stays with the unit above.
 */
public final class Crosswalk {
    private static final String ABOLISHED = "abolished";

    private final LocalityCatalogue localities;
    private final LocalDate target;

    /** @param target the first day of the campaign whose geography figures are wanted on */
    public Crosswalk(LocalityCatalogue localities, LocalDate target) {
        this.localities = localities;
        this.target = target;
    }

    /** The units of the target day that hold the figures of {@code source}. */
    public Carried carry(Locality source) {
        var walk = new Walk();
        walk.spread(source, Fraction.ONE);
        return Carried.of(walk.shares, walk.guessed ? Carried.EQUAL : Carried.POPULATION);
    }

    /** One unit to which a share passes on the way. */
    private record Step(Locality to, Fraction weight) {}

    private final class Walk {
        private final Map<Locality, Fraction> shares = new LinkedHashMap<>();
        private boolean guessed;

        private void spread(Locality at, Fraction share) {
            if (at.validOn(target)) {
                shares.merge(at, share, Fraction::plus);
                return;
            }
            var steps = target.isBefore(at.validFrom()) ? backward(at) : forward(at);
            if (steps.size() == 1) {
                spread(steps.get(0).to(), share);
                return;
            }
            // Written weights may miss 1 by a rounding.
            var all = steps.stream().map(Step::weight).reduce(Fraction.ZERO, Fraction::plus);
            for (var step : steps) {
                spread(step.to(), share.times(step.weight()).dividedBy(all));
            }
        }

        private List<Step> forward(Locality at) {
            var changes = localities.successorsOf(at).stream()
                    .filter(change -> change.weight() > 0)
                    .toList();
            guessed |= changes.size() > 1
                    && changes.stream().anyMatch(change -> change.basis().equals(Carried.EQUAL));
            return orAbove(at, changes.stream()
                    .map(change -> step(change, change.toKey()))
                    .toList());
        }

        private List<Step> backward(Locality at) {
            var changes = localities.predecessorsOf(at).stream()
                    .filter(change -> !change.kind().equals(ABOLISHED) && change.weight() > 0)
                    .toList();
            guessed |= changes.size() > 1;
            return orAbove(at, changes.stream()
                    .map(change -> step(change, change.fromKey()))
                    .toList());
        }

        private Step step(LocalityChange change, String key) {
            return new Step(known(key), Fraction.of(change.weight()));
        }

        private List<Step> orAbove(Locality at, List<Step> steps) {
            var above = at.parentKey();
            return !steps.isEmpty() || above == null ? steps : List.of(new Step(known(above), Fraction.ONE));
        }
    }

    private Locality known(String key) {
        return localities.byKey(key).orElseThrow(() -> new IllegalStateException("No locality " + key));
    }
}
