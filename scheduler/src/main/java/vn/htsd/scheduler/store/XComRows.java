package vn.htsd.scheduler.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What tasks leave for each other. */
public record XComRows(Sql sql) {
    /** Under which a task leaves what it is about. */
    public static final String RESULT = "return_value";

    /** One value; JSON. */
    public record Entry(String taskId, int mapIndex, String key, String value, Instant createdAt) {}

    public void put(long run, String taskId, String key, String json, Instant now) {
        sql.update(
                "delete from xcom where run_pk = ? and task_id = ? and map_index = -1 and xcom_key = ?",
                run,
                taskId,
                key);
        sql.update(
                """
                insert into xcom (run_pk, task_id, map_index, xcom_key, xcom_value, created_at) values (?, ?, -1, ?, ?, ?)""",
                run,
                taskId,
                key,
                json,
                now);
    }

    public Optional<String> value(long run, String taskId, String key) {
        return of(run, taskId).stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    public List<Entry> of(long run, String taskId) {
        return sql.query(
                "select * from xcom where run_pk = ? and task_id = ? order by xcom_key",
                row -> new Entry(
                        row.text("task_id"),
                        row.whole("map_index"),
                        row.text("xcom_key"),
                        row.text("xcom_value"),
                        row.moment("created_at")),
                run,
                taskId);
    }
}
