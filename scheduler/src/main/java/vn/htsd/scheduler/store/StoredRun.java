package vn.htsd.scheduler.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.timetable.DataInterval;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.run.RunType;

/**
 * A run as it stands.
 *
 * @param pk the number by which its tasks know it
 * @param logicalDate null for one by hand that is about no moment
 * @param conf a JSON object
 * @param version of the DAG when it was made
 * @param backfill the backfill that made it; null for none
 * @param lookedAt when the planner looked at it last
 */
public record StoredRun(
        long pk,
        String dagId,
        String runId,
        RunType type,
        DagRunState state,
        @Nullable Instant logicalDate,
        @Nullable DataInterval interval,
        Instant runAfter,
        Instant queuedAt,
        @Nullable Instant start,
        @Nullable Instant end,
        String conf,
        int version,
        String triggeredBy,
        @Nullable String user,
        @Nullable String note,
        @Nullable Long backfill,
        @Nullable Instant lookedAt) {
    static StoredRun read(Row row) throws SQLException {
        return new StoredRun(
                row.number("id"),
                row.text("dag_id"),
                row.text("run_id"),
                RunType.valueOf(row.text("run_type").toUpperCase(Locale.ROOT)),
                DagRunState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.momentOrNull("logical_date"),
                StoredDag.interval(row, "interval_start", "interval_end"),
                row.moment("run_after"),
                row.moment("queued_at"),
                row.momentOrNull("start_date"),
                row.momentOrNull("end_date"),
                row.text("conf"),
                row.whole("version_number"),
                row.text("triggered_by"),
                row.textOrNull("triggering_user"),
                row.textOrNull("note"),
                row.numberOrNull("backfill_id"),
                row.momentOrNull("looked_at"));
    }
}
