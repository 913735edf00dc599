package vn.htsd.transform.oracle;

import java.util.List;
import java.util.Random;

/** Chance from a seed. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double roll() {
        return random.nextDouble();
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** From 0 to this, both included; a long may be too great for {@link #between}. */
    long upTo(long high) {
        return (long) (random.nextDouble() * (high + 1));
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    String hex() {
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }
}
