package vn.htsd.scheduler.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit log: who changed what. */
public record EventRows(Sql sql) {
    /** @param extra a JSON object */
    public record Event(
            long id,
            Instant when,
            String event,
            @Nullable String dagId,
            @Nullable String taskId,
            @Nullable String runId,
            @Nullable String owner,
            @Nullable String extra) {}

    public void add(
            Instant when,
            String event,
            @Nullable String dagId,
            @Nullable String taskId,
            @Nullable String runId,
            String owner,
            @Nullable String extra) {
        sql.update(
                """
                insert into event_log (happened_at, event, dag_id, task_id, run_id, owner, extra)
                values (?, ?, ?, ?, ?, ?, ?)""",
                when,
                event,
                dagId,
                taskId,
                runId,
                owner,
                extra);
    }

    public Page<Event> list(RowFilter filter) {
        List<Event> rows = sql.query(
                "select e.* from event_log e" + filter.where() + filter.orderAndPage("e.id"),
                row -> new Event(
                        row.number("id"),
                        row.moment("happened_at"),
                        row.text("event"),
                        row.textOrNull("dag_id"),
                        row.textOrNull("task_id"),
                        row.textOrNull("run_id"),
                        row.textOrNull("owner"),
                        row.textOrNull("extra")),
                filter.arguments());
        return new Page<>(
                rows, sql.count("select count(*) as n from event_log e" + filter.where(), filter.arguments()));
    }
}
