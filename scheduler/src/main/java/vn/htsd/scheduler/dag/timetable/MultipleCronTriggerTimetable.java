package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run whenever one of several crons ticks; one where several tick at once. */
public record MultipleCronTriggerTimetable(List<CronTriggerTimetable> crons) implements Timetable {
    public MultipleCronTriggerTimetable {
        crons = List.copyOf(crons);
        if (crons.isEmpty()) {
            throw new IllegalArgumentException("At least one cron is needed");
        }
    }

    @Override
    public Optional<RunInfo> next(@Nullable DataInterval last, TimeRestriction restriction, Instant now) {
        return crons.stream()
                .map(cron -> cron.next(last, restriction, now))
                .flatMap(Optional::stream)
                .min(restriction.catchup() ? Comparator.comparing(RunInfo::logicalDate) : latestFirst(now));
    }

    /** Of what is due the latest, else the first to come. */
    private static Comparator<RunInfo> latestFirst(Instant now) {
        return Comparator.<RunInfo, Boolean>comparing(run -> run.logicalDate().isAfter(now))
                .thenComparing((one, other) -> one.logicalDate().isAfter(now)
                        ? one.logicalDate().compareTo(other.logicalDate())
                        : other.logicalDate().compareTo(one.logicalDate()));
    }

    @Override
    public DataInterval manual(Instant runAfter) {
        return crons.stream()
                .map(cron -> cron.manual(runAfter))
                .min(Comparator.comparing(DataInterval::start))
                .orElseThrow();
    }

    @Override
    public String text() {
        return crons.stream().map(CronTriggerTimetable::text).collect(Collectors.joining(", "));
    }
}
