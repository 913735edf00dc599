package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run at the start date; at once where there is none. */
public record OnceTimetable() implements Timetable {
    @Override
    public Optional<RunInfo> next(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        var moment = restriction.earliest() == null ? now : restriction.earliest();
        return last != null || restriction.isPast(moment) ? Optional.empty() : Optional.of(RunInfo.at(moment));
    }

    @Override
    public DataInterval manual(Instant runAfter) {
        return DataInterval.exact(runAfter);
    }

    @Override
    public String text() {
        return "@once";
    }
}
