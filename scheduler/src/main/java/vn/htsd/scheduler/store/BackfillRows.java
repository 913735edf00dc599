package vn.htsd.scheduler.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs that are made up for by hand. */
public record BackfillRows(Sql sql) {
    /**
     * One request to make up for runs.
     *
     * @param conf a JSON object
     * @param reprocess what happens to runs that are there: {@code none}, {@code failed}, {@code completed}
     * @param completed null while runs of it are under way
     */
    public record Backfill(
            long id,
            String dagId,
            Instant from,
            Instant to,
            String conf,
            boolean paused,
            boolean backwards,
            String reprocess,
            int maxActiveRuns,
            Instant created,
            @Nullable Instant completed,
            Instant updated) {}

    public Backfill create(
            String dagId,
            Instant from,
            Instant to,
            String conf,
            boolean backwards,
            String reprocess,
            int maxActiveRuns,
            Instant now) {
        long id = sql.insert(
                """
                insert into backfill (dag_id, from_date, to_date, conf, paused, backwards, reprocess_behavior,
                  max_active_runs, created_at, updated_at) values (?, ?, ?, ?, false, ?, ?, ?, ?, ?)""",
                dagId,
                from,
                to,
                conf,
                backwards,
                reprocess,
                maxActiveRuns,
                now,
                now);
        return find(id).orElseThrow();
    }

    public Optional<Backfill> find(long id) {
        return all().stream().filter(backfill -> backfill.id() == id).findFirst();
    }

    /** The first made first. */
    public List<Backfill> all() {
        return sql.query(
                "select * from backfill order by id",
                row -> new Backfill(
                        row.number("id"),
                        row.text("dag_id"),
                        row.moment("from_date"),
                        row.moment("to_date"),
                        row.text("conf"),
                        row.flag("paused"),
                        row.flag("backwards"),
                        row.text("reprocess_behavior"),
                        row.whole("max_active_runs"),
                        row.moment("created_at"),
                        row.momentOrNull("completed_at"),
                        row.moment("updated_at")));
    }

    public void pause(long id, boolean paused, Instant now) {
        sql.update("update backfill set paused = ?, updated_at = ? where id = ?", paused, now, id);
        sql.update("update dag_run set look_at = ? where backfill_id = ? and state in ('queued', 'running')", now, id);
    }

    /** What has not started never will; what has goes on to its end. */
    public void cancel(long id, Instant now) {
        sql.update(
                """
                update dag_run set state = 'failed', look_at = null, end_date = ?
                where backfill_id = ? and state = 'queued'""",
                now,
                id);
        sql.update("update backfill set paused = true, completed_at = ?, updated_at = ? where id = ?", now, now, id);
    }

    public boolean isFirst(long id, long run) {
        return sql.one(
                        "select id from dag_run where backfill_id = ? order by backfill_order, id limit 1",
                        row -> row.number("id"),
                        id)
                .filter(first -> first == run)
                .isPresent();
    }

    /** Says that a backfill is over when none of its runs is under way. */
    public void completeWhenDone(@Nullable Long id, Instant now) {
        if (id == null) {
            return;
        }
        sql.update(
                """
                update backfill set completed_at = ?, updated_at = ? where id = ? and completed_at is null
                and not exists (select 1 from dag_run where backfill_id = ? and state in ('queued', 'running'))""",
                now,
                now,
                id,
                id);
    }
}
