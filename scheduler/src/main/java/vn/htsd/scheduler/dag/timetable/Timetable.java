package vn.htsd.scheduler.dag.timetable;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a DAG runs. Pure: what was last and what time it is are arguments. */
public sealed interface Timetable
        permits AssetTimetable,
                ContinuousTimetable,
                CronDataIntervalTimetable,
                CronTriggerTimetable,
                DeltaDataIntervalTimetable,
                DeltaTriggerTimetable,
                MultipleCronTriggerTimetable,
                NullTimetable,
                OnceTimetable {
    /**
     * The run after {@code last}; it may lie before, at or after {@code now}.
     *
     * @param last data interval of the last run that a schedule made; null before the first
     * @return empty where no run will come
     */
    Optional<RunInfo> next(@Nullable DataInterval last, TimeRestriction restriction, Instant now);

    /** What a run by hand at {@code runAfter} is about. */
    DataInterval manual(Instant runAfter);

    /** As the file says it: {@code 0 7 * * 1-5}, {@code @once}, {@code None}. */
    String text();
}
