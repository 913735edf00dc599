package vn.htsd.ingest.sample;

import java.util.List;
import vn.htsd.data.report.Coverage;

/**
 * What one reporter passes to the one above it.
 *
 * @param received whether its own report is in
 * @param figures what is known of it, from its own report or from those below it
 */
record Below(boolean received, Figures figures) {
    static final Below NOTHING = new Below(false, new Figures());

    boolean opened() {
        return received && figures.opening() > 0;
    }

    static Figures sum(List<Below> all) {
        var sum = new Figures();
        all.forEach(each -> sum.plus(each.figures()));
        return sum;
    }

    static long missing(List<Below> all) {
        return all.stream().filter(each -> !each.received()).count();
    }

    /** Coverage of reporters who are all known. */
    static Coverage coverage(long expected, List<Below> known, long seed, String lot) {
        long received = known.size() - missing(known);
        long opened = known.stream().filter(Below::opened).count();
        return coverage(expected, received, opened, seed, lot);
    }

    /** Coverage as an office writes it; not reported where nobody is below it. {@code lot} decides how many had a plan. */
    static Coverage coverage(long expected, long received, long opened, long seed, String lot) {
        if (expected == 0) {
            return Coverage.NOT_REPORTED;
        }
        long plans = received - Dice.of(seed, lot, "plans").whole(0, (int) (received / 12));
        return new Coverage(expected, received, Math.min(opened, received), plans);
    }
}
