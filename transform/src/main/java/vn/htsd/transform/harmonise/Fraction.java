package vn.htsd.transform.harmonise;

import java.math.BigInteger;

/** A share, exactly, in lowest terms; at least 0. */
record Fraction(BigInteger numerator, BigInteger denominator) {
    static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
    static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

    /** Weights are written with a few digits, or computed as an equal part: nearer than this is meant. */
    private static final double SLACK = 1e-12;

    Fraction {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("No share: " + numerator + "/" + denominator);
        }
        var common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    /** The simplest fraction that {@code weight}, above 0, stands for: a third for 0.333333333333333, 37/100 for 0.37. */
    static Fraction of(double weight) {
        // Convergents of the continued fraction, the first that is near enough.
        long before = 0;
        long numerator = 1;
        long denominatorBefore = 1;
        long denominator = 0;
        double rest = weight;
        do {
            long whole = (long) Math.floor(rest);
            long next = whole * numerator + before;
            before = numerator;
            numerator = next;
            next = whole * denominator + denominatorBefore;
            denominatorBefore = denominator;
            denominator = next;
            rest = 1 / (rest - whole);
        } while (Math.abs((double) numerator / denominator - weight) > SLACK * weight);
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Fraction dividedBy(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }
}
