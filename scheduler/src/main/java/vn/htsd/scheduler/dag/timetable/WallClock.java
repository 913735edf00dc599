package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clock of a zone, asked for millions of moments in a row: it runs steadily for months, so the last answer nearly always
 * holds. Thread-safe.
 */
final class WallClock {
    private static final Map<ZoneId, WallClock> CLOCKS = new ConcurrentHashMap<>();

    private final ZoneId zone;
    private volatile Steady last = new Steady(0, 0, 0);

    private WallClock(ZoneId zone) {
        this.zone = zone;
    }

    static WallClock of(ZoneId zone) {
        return CLOCKS.computeIfAbsent(zone, WallClock::new);
    }

    /**
     * A time between two jumps of the clock, without the hour or so after the one and before the other into which they move
     * wall-clock times.
     *
     * @param from in seconds since the epoch
     * @param until not included
     * @param offset seconds ahead of UTC
     */
    record Steady(long from, long until, int offset) {
        boolean contains(long second) {
            return from <= second && second < until;
        }
    }

    /** The steady time about {@code second}; it does not contain it where the clock jumps close by. */
    Steady around(long second) {
        var steady = last;
        if (!steady.contains(second)) {
            steady = between(Instant.ofEpochSecond(second));
            last = steady;
        }
        return steady;
    }

    private Steady between(Instant moment) {
        var rules = zone.getRules();
        var before = rules.previousTransition(moment.plusNanos(1));
        var after = rules.nextTransition(moment);
        return new Steady(
                before == null ? Long.MIN_VALUE : before.toEpochSecond() + length(before),
                after == null ? Long.MAX_VALUE : after.toEpochSecond() - length(after),
                rules.getOffset(moment).getTotalSeconds());
    }

    private static long length(ZoneOffsetTransition jump) {
        return jump.getDuration().abs().getSeconds();
    }
}
