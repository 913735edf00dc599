package vn.htsd.ingest.sample;

import java.util.ArrayList;
import java.util.List;

/** Deterministic chance: the same keys give the same throws on every machine. Not shared between threads. */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** Dice for one purpose, told apart from all others by {@code keys}. */
    static Dice of(long seed, Object... keys) {
        long state = mixed(seed + GOLDEN);
        for (var key : keys) {
            var text = key.toString();
            for (int at = 0; at < text.length(); at++) {
                state = (state ^ text.charAt(at)) * 0x100000001B3L;
            }
            state = mixed(state + GOLDEN);
        }
        return new Dice(state);
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private long next() {
        state += GOLDEN;
        return mixed(state);
    }

    /** From 0 (inclusive) to 1 (exclusive). */
    double fraction() {
        return (next() >>> 11) * UNIT;
    }

    /** From {@code least} (inclusive) to {@code most} (exclusive). */
    double between(double least, double most) {
        return least + fraction() * (most - least);
    }

    /** From {@code least} to {@code most}, both inclusive. */
    int whole(int least, int most) {
        return least + (int) Math.floorMod(next(), (long) most - least + 1);
    }

    boolean chance(double probability) {
        return fraction() < probability;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(whole(0, choices.size() - 1));
    }

    /** {@code count} different members of {@code choices}, or all of them, in no particular order. */
    <T> List<T> some(List<T> choices, int count) {
        var left = new ArrayList<>(choices);
        var chosen = new ArrayList<T>();
        while (chosen.size() < count && !left.isEmpty()) {
            chosen.add(left.remove(whole(0, left.size() - 1)));
        }
        return chosen;
    }
}
