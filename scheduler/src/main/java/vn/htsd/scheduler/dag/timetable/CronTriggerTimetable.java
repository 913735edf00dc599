package vn.htsd.scheduler.dag.timetable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run at each tick of a cron; Airflow 3's meaning of a bare cron.
 *
 * @param interval how far back the data interval reaches; zero for the moment itself
 * @param immediately how long ago the last tick may be to be run still, when a DAG has no start date; null for Airflow's
 *     default, a tenth of the gap but at least five minutes
 */
public record CronTriggerTimetable(CronExpression cron, Delta interval, @Nullable Duration immediately)
        implements Timetable {
    private static final Duration LEAST = Duration.ofMinutes(5);
    /** So long ago that every last tick is run. */
    public static final Duration ALWAYS = Duration.ofDays(100_000);

    @Override
    public Optional<RunInfo> next(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        return cron.everTicks() ? runs().next(last, restriction, now) : Optional.empty();
    }

    private TriggerRuns runs() {
        return new TriggerRuns(new Grid.OfCron(cron), interval, this::withoutStart);
    }

    private Instant withoutStart(Instant now) {
        var grid = new Grid.OfCron(cron);
        var past = grid.alignToPrevious(now);
        var coming = grid.alignToNext(now);
        var tenth = Duration.between(past, coming).dividedBy(10);
        var buffer = immediately != null ? immediately : tenth.compareTo(LEAST) > 0 ? tenth : LEAST;
        return Duration.between(past, now).compareTo(buffer) <= 0 ? past : coming;
    }

    @Override
    public DataInterval manual(Instant runAfter) {
        return runs().manual(runAfter);
    }

    @Override
    public String text() {
        return cron.text();
    }
}
