package vn.htsd.scheduler.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

    /** One value and the run that it was left in. */
    public record OfRun(Entry entry, StoredRun run) {}

    public Page<OfRun> list(RowFilter filter) {
        var from = " from xcom x join dag_run r on r.id = x.run_pk" + filter.where();
        record Left(long run, Entry entry) {}
        var left = sql.query(
                "select x.*" + from + filter.orderAndPage("x.run_pk, x.task_id, x.map_index, x.xcom_key"),
                row -> new Left(row.number("run_pk"), entry(row)),
                filter.arguments());
        var runs = new RunRows(sql).find(left.stream().map(Left::run).distinct().toList());
        var rows = left.stream()
                .map(each -> new OfRun(each.entry(), Objects.requireNonNull(runs.get(each.run()))))
                .toList();
        return new Page<>(rows, sql.count("select count(*) as n" + from, filter.arguments()));
    }

    private static Entry entry(Row row) throws SQLException {
        return new Entry(
                row.text("task_id"),
                row.whole("map_index"),
                row.text("xcom_key"),
                row.text("xcom_value"),
                row.moment("created_at"));
    }

    public List<Entry> of(long run, String taskId) {
        return sql.query(
                "select * from xcom where run_pk = ? and task_id = ? order by xcom_key", XComRows::entry, run, taskId);
    }
}
