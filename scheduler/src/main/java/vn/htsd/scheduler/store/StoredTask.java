package vn.htsd.scheduler.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.rule.TaskState;

/**
 * A task of a run as it stands.
 *
 * @param tries how often it was started, or is being started
 * @param maxTries the number of the last try that a failure may lead to, less one
 * @param lost how often a scheduler died with it
 * @param attemptId the fence: whose writes count now; null before the first try
 * @param due when it is its turn again; null where it waits for no moment
 * @param firstLook when its sensor looked first in this try
 */
public record StoredTask(
        String id,
        long run,
        String taskId,
        int mapIndex,
        TaskState state,
        int tries,
        int maxTries,
        int lost,
        @Nullable String attemptId,
        @Nullable Instant scheduledAt,
        @Nullable Instant queuedAt,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Instant due,
        @Nullable Instant firstLook,
        @Nullable String note) {
    static StoredTask read(Row row) throws SQLException {
        return new StoredTask(
                row.text("id"),
                row.number("run_pk"),
                row.text("task_id"),
                row.whole("map_index"),
                state(row.textOrNull("state")),
                row.whole("try_number"),
                row.whole("max_tries"),
                row.whole("lost"),
                row.textOrNull("attempt_id"),
                row.momentOrNull("scheduled_at"),
                row.momentOrNull("queued_at"),
                row.momentOrNull("start_date"),
                row.momentOrNull("end_date"),
                row.momentOrNull("due_at"),
                row.momentOrNull("first_look"),
                row.textOrNull("note"));
    }

    static TaskState state(@Nullable String code) {
        return code == null ? TaskState.NONE : TaskState.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
