package vn.htsd.scheduler.dag.timetable;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run for each {@code delta} of time, created when it is over. */
public record DeltaDataIntervalTimetable(Delta delta) implements Timetable {
    public DeltaDataIntervalTimetable {
        if (!delta.isPositive() || delta.length().isZero()) {
            throw new IllegalArgumentException(delta.text());
        }
    }

    @Override
    public Optional<RunInfo> next(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        return new IntervalRuns(new Grid.OfDelta(delta), moment -> delta.before(roundedDown(moment)))
                .next(last, restriction, now);
    }

    /** To a multiple of the delta since 1970. */
    private Instant roundedDown(Instant moment) {
        var over = nanos(Duration.between(Instant.EPOCH, moment)).mod(nanos(delta.length()));
        return moment.minusNanos(over.longValueExact());
    }

    private static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000L))
                .add(BigInteger.valueOf(duration.getNano()));
    }

    @Override
    public DataInterval manual(Instant runAfter) {
        return new DataInterval(delta.before(runAfter), runAfter);
    }

    @Override
    public String text() {
        return delta.text();
    }
}
