package vn.htsd.scheduler.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.timetable.DataInterval;
import vn.htsd.scheduler.dag.timetable.RunInfo;

/** The DAGs: what is known of each, and its versions. */
public record DagRows(Sql sql) {
    /** Runs that count against {@code max_active_runs}. */
    private static final String ACTIVE_RUNS =
            """
            (select count(*) from dag_run r
             where r.dag_id = d.dag_id and r.state in ('queued', 'running') and r.run_type <> 'backfill')""";

    private static final String MAY_RUN = "not d.paused and not d.stale and " + ACTIVE_RUNS + " < d.max_active_runs";

    /** A version of a DAG's file. */
    public record Version(String dagId, int number, String fileName, String source, Instant createdAt) {}

    /** The moment at which somebody has to look at a DAG. */
    public record Alarm(String dagId, Instant at) {}

    public List<StoredDag> all() {
        return sql.query("select * from dag order by dag_id", StoredDag::read);
    }

    public Optional<StoredDag> find(String dagId) {
        return sql.one("select * from dag where dag_id = ?", StoredDag::read, dagId);
    }

    /** Those whose next run is due and has a place. */
    public List<StoredDag> due(Instant now) {
        return sql.query(
                "select * from dag d where d.next_run_after <= ? and " + MAY_RUN
                        + " order by d.next_run_after, d.dag_id",
                StoredDag::read,
                now);
    }

    /**
     * For every DAG that waits for a moment, the first: that of its next run, or one at which a run of it has to be looked at.
     * A DAG whose runs are too many already waits for no moment but for one of them to end.
     */
    public List<Alarm> alarms() {
        return alarms("", new Object[0]);
    }

    /** The same for some DAGs. */
    public List<Alarm> alarms(Collection<String> dagIds) {
        return dagIds.isEmpty() ? List.of() : alarms("where dag_id in " + Sql.marks(dagIds.size()), dagIds.toArray());
    }

    private List<Alarm> alarms(String which, Object... dagIds) {
        return sql.query(
                """
                select dag_id, min(at_moment) as at_moment from (
                  select d.dag_id, d.next_run_after as at_moment from dag d
                  where d.next_run_after is not null and %s
                  union all
                  select r.dag_id, r.look_at as at_moment from dag_run r join dag d on d.dag_id = r.dag_id
                  where r.state in ('queued', 'running') and r.look_at is not null and not d.paused and not d.stale
                ) moments %s group by dag_id"""
                        .formatted(MAY_RUN, which),
                row -> new Alarm(row.text("dag_id"), row.moment("at_moment")),
                dagIds);
    }

    /** Remembers a DAG as its file has it now; one that is new is paused if it says so. */
    public void save(Dag dag, String source, String hash, String scheduleHash, Instant now) {
        var known = find(dag.id());
        if (known.isEmpty()) {
            sql.update(
                    """
                    insert into dag (dag_id, file_name, paused, stale, version_number, schedule, schedule_hash, max_active_runs,
                      parsed_at)
                    values (?, ?, ?, false, 1, ?, ?, ?, ?)""",
                    dag.id(),
                    dag.fileName(),
                    dag.paused(),
                    dag.schedule().text(),
                    scheduleHash,
                    dag.limits().activeRuns(),
                    now);
            addVersion(dag, 1, source, hash, now);
            return;
        }
        int version = known.get().version();
        if (!hash.equals(hash(dag.id(), version))) {
            version++;
            addVersion(dag, version, source, hash, now);
        }
        sql.update(
                """
                update dag set file_name = ?, stale = false, version_number = ?, schedule = ?, schedule_hash = ?,
                  max_active_runs = ?, parsed_at = ? where dag_id = ?""",
                dag.fileName(),
                version,
                dag.schedule().text(),
                scheduleHash,
                dag.limits().activeRuns(),
                now,
                dag.id());
    }

    private String hash(String dagId, int version) {
        return sql.one(
                        "select content_hash from dag_version where dag_id = ? and version_number = ?",
                        row -> row.text("content_hash"),
                        dagId,
                        version)
                .orElse("");
    }

    private void addVersion(Dag dag, int version, String source, String hash, Instant now) {
        sql.update(
                """
                insert into dag_version (dag_id, version_number, content_hash, file_name, source, created_at)
                values (?, ?, ?, ?, ?, ?)""",
                dag.id(),
                version,
                hash,
                dag.fileName(),
                source,
                now);
    }

    /** No file has it any more: it keeps its history and gets no runs. */
    public void markStale(String dagId) {
        sql.update("update dag set stale = true, next_run_after = null where dag_id = ?", dagId);
    }

    public void schedule(String dagId, @Nullable DataInterval last, @Nullable RunInfo next) {
        sql.update(
                """
                update dag set last_start = ?, last_end = ?, next_start = ?, next_end = ?, next_run_after = ?
                where dag_id = ?""",
                last == null ? null : last.start(),
                last == null ? null : last.end(),
                next == null ? null : next.interval().start(),
                next == null ? null : next.interval().end(),
                next == null ? null : next.runAfter(),
                dagId);
    }

    /** The runs of a DAG that is unpaused are looked at again. */
    public void pause(String dagId, boolean paused, Instant now) {
        sql.update("update dag set paused = ? where dag_id = ?", paused, dagId);
        if (!paused) {
            new RunRows(sql).lookAtAll(dagId, now);
        }
    }

    /** With all its runs. */
    public void delete(String dagId) {
        sql.update("delete from dag where dag_id = ?", dagId);
        sql.update("delete from backfill where dag_id = ?", dagId);
    }

    public List<Version> versions(String dagId) {
        return sql.query(
                "select * from dag_version where dag_id = ? order by version_number desc",
                row -> new Version(
                        row.text("dag_id"),
                        row.whole("version_number"),
                        row.text("file_name"),
                        row.text("source"),
                        row.moment("created_at")),
                dagId);
    }
}
