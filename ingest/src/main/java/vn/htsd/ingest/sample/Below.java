package vn.htsd.ingest.sample;

import java.util.List;

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
}
