package vn.htsd.scheduler.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.store.DagRows;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.Sql;

/** Tells the run store what the DAG files say now. */
final class DagSync {
    private final Database database;
    private final DagBag bag;
    private final Clock clock;

    DagSync(Database database, DagBag bag, Clock clock) {
        this.database = database;
        this.bag = bag;
        this.clock = clock;
    }

    /** @return the next run of each DAG that has one and is not paused */
    Map<String, Instant> sync() {
        return database.plan(sql -> {
            var now = clock.instant();
            var next = new LinkedHashMap<String, Instant>();
            for (var dag : bag.dags().values()) {
                save(sql, dag, now, next);
            }
            for (var stored : new DagRows(sql).all()) {
                if (!stored.stale() && bag.dag(stored.id()).isEmpty()) {
                    new DagRows(sql).markStale(stored.id());
                }
            }
            return next;
        });
    }

    private void save(Sql sql, Dag dag, Instant now, Map<String, Instant> next) {
        var rows = new DagRows(sql);
        var before = rows.find(dag.id());
        var schedule = DagHash.of(dag.schedule());
        rows.save(dag, bag.source(dag), DagHash.of(dag), schedule, now);
        var stored = rows.find(dag.id()).orElseThrow();
        boolean same =
                before.filter(known -> known.scheduleHash().equals(schedule)).isPresent();
        var run = Planner.next(dag, same ? stored : stored.withoutNext(), now);
        rows.schedule(dag.id(), stored.last(), run.orElse(null));
        if (before.isPresent()) {
            new RunRows(sql).lookAtAll(dag.id(), now);
        }
        if (!stored.paused()) {
            run.ifPresent(comes -> next.put(dag.id(), comes.runAfter()));
        }
    }
}
