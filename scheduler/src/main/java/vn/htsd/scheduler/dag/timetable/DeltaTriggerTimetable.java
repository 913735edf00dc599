package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run every {@code delta}, counted from the start date or, without catch-up, from the first run.
 *
 * @param interval how far back the data interval reaches; zero for the moment itself
 */
public record DeltaTriggerTimetable(Delta delta, Delta interval) implements Timetable {
    public DeltaTriggerTimetable {
        if (!delta.isPositive()) {
            throw new IllegalArgumentException(delta.text());
        }
    }

    private TriggerRuns runs() {
        return new TriggerRuns(new Grid.OfDelta(delta), interval, now -> now);
    }

    @Override
    public Optional<RunInfo> next(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        return runs().next(last, restriction, now);
    }

    @Override
    public DataInterval manual(Instant runAfter) {
        return runs().manual(runAfter);
    }

    @Override
    public String text() {
        return delta.text();
    }
}
