package vn.htsd.transform.harmonise;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.htsd.data.locality.Locality;

/**
 * Where the figures of one unit come to lie on another geography.
 *
 * @param parts by code of the unit reached, none empty
 * @param denominator of every share; the numerators add up to it
 * @param basis what the shares rest on: {@code whole}, {@code population}, {@code equal}
 */
public record Carried(List<Part> parts, long denominator, String basis) {
    static final String WHOLE = "whole";
    static final String POPULATION = "population";
    static final String EQUAL = "equal";

    /** Finer shares than this are rounded, so that a share times an amount of money still fits 128 bits. */
    private static final BigInteger FINEST = BigInteger.TEN.pow(12);

    /** One unit reached. */
    public record Part(Locality to, long numerator) {}

    public Carried {
        parts = List.copyOf(parts);
        if (parts.stream().mapToLong(Part::numerator).sum() != denominator) {
            throw new IllegalArgumentException("The shares do not add up to 1: " + parts);
        }
    }

    /** @param shares must add up to 1 */
    static Carried of(Map<Locality, Fraction> shares, String basis) {
        var common = shares.values().stream()
                .map(Fraction::denominator)
                .reduce(BigInteger.ONE, (left, right) -> left.multiply(right).divide(left.gcd(right)));
        var numerators = new TreeMap<Locality, BigInteger>(
                Comparator.comparing(Locality::code).thenComparing(Locality::key));
        shares.forEach((to, share) ->
                numerators.put(to, share.numerator().multiply(common).divide(share.denominator())));
        if (common.compareTo(FINEST) > 0) {
            return rounded(numerators, basis);
        }
        return new Carried(parts(numerators), common.longValueExact(), basis(numerators, basis));
    }

    private static Carried rounded(TreeMap<Locality, BigInteger> numerators, String basis) {
        var weights = new TreeMap<String, BigDecimal>();
        numerators.forEach((to, numerator) -> weights.put(to.key(), new BigDecimal(numerator)));
        var split = LargestRemainder.split(FINEST, weights);
        numerators.replaceAll((to, numerator) -> split.getOrDefault(to.key(), BigInteger.ZERO));
        return new Carried(parts(numerators), FINEST.longValueExact(), basis(numerators, basis));
    }

    private static List<Part> parts(Map<Locality, BigInteger> numerators) {
        var parts = new ArrayList<Part>();
        numerators.forEach((to, numerator) -> {
            if (numerator.signum() > 0) {
                parts.add(new Part(to, numerator.longValueExact()));
            }
        });
        return parts;
    }

    private static String basis(Map<Locality, BigInteger> numerators, String basis) {
        return numerators.size() == 1 ? WHOLE : basis;
    }

    /** Whether one unit gets all, so that nothing of it is an estimate. */
    public boolean exact() {
        return parts.size() == 1;
    }

    /** Whether all of it lies in one province (or, in none, at the nation). */
    public boolean exactInProvince() {
        return parts.stream()
                        .map(part -> String.valueOf(part.to().provinceKey()))
                        .distinct()
                        .count()
                == 1;
    }

    /** The share of {@code part}, for print. */
    public double share(Part part) {
        return (double) part.numerator() / denominator;
    }
}
