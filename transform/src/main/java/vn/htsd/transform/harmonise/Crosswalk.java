package vn.htsd.transform.harmonise;

import java.time.LocalDate;
import java.util.ArrayList;
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

    /**
     * The units of the target day that hold the figures of {@code source}.
     *
     * @param day on which the figures were reported: the first day of their campaign
     */
    public Carried carry(Locality source, LocalDate day) {
        var walk = new Walk();
        walk.spread(source, day, Fraction.ONE);
        return Carried.of(walk.shares, walk.guessed ? Carried.EQUAL : Carried.POPULATION);
    }

    /** One unit to which a share passes on the way, as it was on {@code day}. */
    private record Step(Locality to, LocalDate day, Fraction weight) {}

    private final class Walk {
        private final Map<Locality, Fraction> shares = new LinkedHashMap<>();
        private boolean guessed;

        private void spread(Locality at, LocalDate day, Fraction share) {
            var steps = target.isBefore(day) ? backward(at, day) : forward(at, day);
            // Written weights may miss 1 by a rounding.
            var all = steps.stream().map(Step::weight).reduce(Fraction.ZERO, Fraction::plus);
            for (var step : steps) {
                var part =
                        steps.size() == 1 ? share : share.times(step.weight()).dividedBy(all);
                if (step.day().equals(target)) {
                    shares.merge(step.to(), part, Fraction::plus);
                } else {
                    spread(step.to(), step.day(), part);
                }
            }
        }

        private List<Step> forward(Locality at, LocalDate day) {
            if (at.validOn(target)) {
                return List.of(new Step(at, target, Fraction.ONE));
            }
            var steps = new ArrayList<Step>();
            for (var change : localities.successorsOf(at)) {
                if (change.weight() > 0) {
                    steps.add(step(change, change.toKey(), change.effectiveDate()));
                }
            }
            guessed |= steps.size() > 1
                    && localities.successorsOf(at).stream()
                            .anyMatch(change -> change.basis().equals(Carried.EQUAL));
            return steps.isEmpty() ? above(at, day) : steps;
        }

        /** A unit may have been there and have taken in others since: then it counts beside them, whole. */
        private List<Step> backward(Locality at, LocalDate day) {
            var steps = new ArrayList<Step>();
            if (at.validOn(target)) {
                steps.add(new Step(at, target, Fraction.ONE));
            }
            for (var change : localities.predecessorsOf(at)) {
                boolean between = change.effectiveDate().isAfter(target)
                        && !change.effectiveDate().isAfter(day);
                if (between && change.weight() > 0 && !change.kind().equals(ABOLISHED)) {
                    steps.add(step(
                            change, change.fromKey(), change.effectiveDate().minusDays(1)));
                }
            }
            guessed |= steps.size() > 1;
            return steps.isEmpty() ? above(at, day) : steps;
        }

        private Step step(LocalityChange change, String key, LocalDate day) {
            return new Step(known(key), day, Fraction.of(change.weight()));
        }

        private List<Step> above(Locality at, LocalDate day) {
            var parent = at.parentKey();
            if (parent == null) {
                throw new IllegalStateException(at.key() + " is in force on every day and was not on " + target);
            }
            return List.of(new Step(known(parent), day, Fraction.ONE));
        }
    }

    private Locality known(String key) {
        return localities.byKey(key).orElseThrow(() -> new IllegalStateException("No locality " + key));
    }
}
