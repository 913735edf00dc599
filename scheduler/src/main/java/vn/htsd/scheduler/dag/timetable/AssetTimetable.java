package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When other DAGs have made something: shown, never run by time.
 *
 * @param text what it waits for, as the file says it
 */
public record AssetTimetable(String text) implements Timetable {
    @Override
    public Optional<RunInfo> next(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        return Optional.empty();
    }

    @Override
    public DataInterval manual(Instant runAfter) {
        return DataInterval.exact(runAfter);
    }
}
