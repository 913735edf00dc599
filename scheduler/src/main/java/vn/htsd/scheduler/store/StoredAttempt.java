package vn.htsd.scheduler.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.rule.TaskState;

/**
 * One try of a task.
 *
 * @param id the fence: every write about the try carries it
 * @param owner the scheduler that has it
 * @param pid of its child process, on {@code host}; null for none
 * @param pidStart when that process started, since numbers come back
 * @param stopAsked whether somebody wants it to end
 */
public record StoredAttempt(
        String id,
        long run,
        String taskId,
        int mapIndex,
        int number,
        TaskState state,
        @Nullable String owner,
        @Nullable String host,
        @Nullable Long pid,
        @Nullable Instant pidStart,
        boolean stopAsked,
        Instant queuedAt,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable String note) {
    static StoredAttempt read(Row row) throws SQLException {
        return new StoredAttempt(
                row.text("attempt_id"),
                row.number("run_pk"),
                row.text("task_id"),
                row.whole("map_index"),
                row.whole("try_number"),
                StoredTask.state(row.text("state")),
                row.textOrNull("owner"),
                row.textOrNull("hostname"),
                row.numberOrNull("pid"),
                row.momentOrNull("pid_start"),
                row.flag("stop_asked"),
                row.moment("queued_at"),
                row.momentOrNull("start_date"),
                row.momentOrNull("end_date"),
                row.textOrNull("note"));
    }
}
