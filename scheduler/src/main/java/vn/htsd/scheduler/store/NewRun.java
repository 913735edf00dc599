package vn.htsd.scheduler.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.timetable.DataInterval;
import vn.htsd.scheduler.dag.timetable.RunInfo;
import vn.htsd.scheduler.run.RunId;
import vn.htsd.scheduler.run.RunType;

/**
 * A run to be made.
 *
 * @param conf a JSON object
 * @param triggeredBy what asked for it, by Airflow's word: {@code timetable}, {@code rest_api}, {@code cli} …
 * @param backfill the backfill that it belongs to; null for none
 * @param order its place in the backfill
 */
public record NewRun(
        String runId,
        RunType type,
        @Nullable Instant logicalDate,
        @Nullable DataInterval interval,
        Instant runAfter,
        String conf,
        String triggeredBy,
        @Nullable String user,
        @Nullable String note,
        @Nullable Long backfill,
        int order) {
    /** One that the schedule asks for. */
    public static NewRun scheduled(RunInfo run) {
        return new NewRun(
                RunId.of(RunType.SCHEDULED, run.runAfter()),
                RunType.SCHEDULED,
                run.logicalDate(),
                run.interval(),
                run.runAfter(),
                "{}",
                "timetable",
                null,
                null,
                null,
                0);
    }

    /** One of a backfill. */
    public static NewRun backfill(RunInfo run, String conf, long backfill, int order) {
        return new NewRun(
                RunId.of(RunType.BACKFILL, run.runAfter()),
                RunType.BACKFILL,
                run.logicalDate(),
                run.interval(),
                run.runAfter(),
                conf,
                "backfill",
                null,
                null,
                backfill,
                order);
    }
}
