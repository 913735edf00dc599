package vn.htsd.scheduler.store;

import java.time.Instant;

/** What happened long ago, and how it is forgotten. */
public record HistoryRows(Sql sql) {
    /**
     * Runs that ended before a moment, but for those that something still depends on: attempts of theirs that may still run, a
     * backfill under way, the newest of each DAG by type, by moment and by outcome (from them the next run follows), and for a
     * run that has not ended yet the one before it and the last success before it.
     */
    private static final String RUNS =
            """
            from dag_run r where r.state in ('success', 'failed') and coalesce(r.end_date, r.run_after) < ?
            and not exists (select 1 from task_attempt a where a.run_pk = r.id and a.state in ('queued', 'running'))
            and not exists (select 1 from backfill b where b.id = r.backfill_id and b.completed_at is null)
            and r.id not in (
              select n.id from (
                select id,
                  row_number() over (partition by dag_id, run_type order by run_after desc, id desc) as by_type,
                  row_number() over (partition by dag_id order by logical_date desc nulls last, id desc) as by_moment,
                  row_number() over (partition by dag_id, state order by logical_date desc nulls last, id desc) as by_outcome
                from dag_run) n
              where n.by_type = 1 or n.by_moment = 1 or n.by_outcome = 1)
            and not exists (
              select 1 from dag_run u where u.dag_id = r.dag_id and u.state in ('queued', 'running')
              and (r.logical_date >= coalesce(
                  (select max(p.logical_date) from dag_run p
                   where p.dag_id = u.dag_id and p.run_type <> 'manual' and p.logical_date < u.logical_date),
                  (select max(p.logical_date) from dag_run p
                   where p.dag_id = u.dag_id and p.logical_date < u.logical_date))
                or r.logical_date >= (
                  select max(p.logical_date) from dag_run p
                  where p.dag_id = u.dag_id and p.state = 'success' and p.logical_date < u.logical_date)))""";

    /** What can be forgotten, by Airflow's names of tables; in this order, as some refer to others. */
    public enum Table {
        /** With their tasks, attempts and what the tasks left for each other. */
        DAG_RUN("dag_run", "r.id", RUNS),
        BACKFILL(
                "backfill",
                "b.id",
                """
                from backfill b where b.completed_at < ?
                and not exists (select 1 from dag_run r where r.backfill_id = b.id)"""),
        /** Versions that no run was made of any more. */
        DAG_VERSION(
                "dag_version",
                "v.dag_id, v.version_number",
                """
                from dag_version v where v.created_at < ?
                and not exists (select 1 from dag d where d.dag_id = v.dag_id and d.version_number = v.version_number)
                and not exists (select 1 from dag_run r where r.dag_id = v.dag_id and r.version_number = v.version_number)"""),
        LOG("event_log", "e.id", "from event_log e where e.happened_at < ?"),
        /** Schedulers that have stopped, or died. */
        JOB("scheduler_node", "s.id", "from scheduler_node s where s.heartbeat_at < ?");

        private final String name;
        private final String key;
        private final String old;

        Table(String name, String key, String old) {
            this.name = name;
            this.key = key;
            this.old = old;
        }
    }

    /** How many rows of {@code table} are older than {@code before} and needed by nothing. */
    public long count(Table table, Instant before) {
        return sql.count("select count(*) as n " + table.old, before);
    }

    /** @return how many rows were deleted, at most {@code most} */
    public int delete(Table table, Instant before, int most) {
        var key = table.key.replaceAll("\\w\\.", "");
        return sql.update(
                "delete from %s where (%s) in (select %s %s limit %d)"
                        .formatted(table.name, key, table.key, table.old, most),
                before);
    }
}
