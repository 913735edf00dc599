package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Only by hand. */
public record NullTimetable() implements Timetable {
    @Override
    public Optional<RunInfo> next(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        return Optional.empty();
    }

    @Override
    public DataInterval manual(Instant runAfter) {
        return DataInterval.exact(runAfter);
    }

    @Override
    public String text() {
        return "None";
    }
}
