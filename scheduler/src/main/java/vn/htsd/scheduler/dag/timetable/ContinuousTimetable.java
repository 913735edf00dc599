package vn.htsd.scheduler.dag.timetable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run after the other, as soon as the one before has ended; the data intervals touch each other. */
public record ContinuousTimetable() implements Timetable {
    @Override
    public Optional<RunInfo> next(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        var first = restriction.earliest() == null ? now : restriction.earliest();
        RunInfo run;
        if (last == null) {
            run = RunInfo.of(first, first.isAfter(now) ? first : now);
        } else if (last.end().isAfter(now)) {
            run = RunInfo.of(first, first.plus(Duration.between(last.start(), last.end())));
        } else {
            run = RunInfo.of(last.end(), now);
        }
        return restriction.isPast(run.runAfter()) ? Optional.empty() : Optional.of(run);
    }

    @Override
    public DataInterval manual(Instant runAfter) {
        return DataInterval.exact(runAfter);
    }

    @Override
    public String text() {
        return "@continuous";
    }
}
