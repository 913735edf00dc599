package vn.htsd.scheduler.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.timetable.DataInterval;
import vn.htsd.scheduler.dag.timetable.RunInfo;

/**
 * What is remembered of a DAG beside its file.
 *
 * @param stale whether no file has it any more
 * @param version from 1, one more each time that its file changed
 * @param scheduleHash what {@code next} was computed by; empty where nobody remembers
 * @param last data interval of the last run that its schedule made; null before the first
 * @param next the run that comes; null where none does
 */
public record StoredDag(
        String id,
        String fileName,
        boolean paused,
        boolean stale,
        int version,
        String schedule,
        String scheduleHash,
        @Nullable DataInterval last,
        @Nullable RunInfo next,
        Instant parsedAt) {
    static StoredDag read(Row row) throws SQLException {
        var next = interval(row, "next_start", "next_end");
        var runAfter = row.momentOrNull("next_run_after");
        return new StoredDag(
                row.text("dag_id"),
                row.text("file_name"),
                row.flag("paused"),
                row.flag("stale"),
                row.whole("version_number"),
                row.text("schedule"),
                row.text("schedule_hash"),
                interval(row, "last_start", "last_end"),
                next == null || runAfter == null ? null : new RunInfo(runAfter, next),
                row.moment("parsed_at"));
    }

    static @Nullable DataInterval interval(Row row, String start, String end) throws SQLException {
        var from = row.momentOrNull(start);
        var to = row.momentOrNull(end);
        return from == null || to == null ? null : new DataInterval(from, to);
    }

    /** The same under another schedule: what was to come counts no more. */
    public StoredDag withoutNext() {
        return new StoredDag(id, fileName, paused, stale, version, schedule, scheduleHash, last, null, parsedAt);
    }

    public Optional<RunInfo> comes() {
        return Optional.ofNullable(next);
    }
}
