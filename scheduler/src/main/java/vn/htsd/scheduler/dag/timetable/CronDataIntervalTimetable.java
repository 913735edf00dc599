package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run for each period between two ticks of a cron, created when the period ends. */
public record CronDataIntervalTimetable(CronExpression cron) implements Timetable {
    @Override
    public Optional<RunInfo> next(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        var grid = new Grid.OfCron(cron);
        return cron.everTicks()
                ? new IntervalRuns(grid, moment -> grid.previous(grid.alignToPrevious(moment)))
                        .next(last, restriction, now)
                : Optional.empty();
    }

    @Override
    public DataInterval manual(Instant runAfter) {
        if (!cron.everTicks()) {
            return DataInterval.exact(runAfter);
        }
        var grid = new Grid.OfCron(cron);
        var end = grid.alignToPrevious(runAfter);
        return new DataInterval(grid.previous(end), end);
    }

    @Override
    public String text() {
        return cron.text();
    }
}
