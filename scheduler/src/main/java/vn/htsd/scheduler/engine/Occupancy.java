package vn.htsd.scheduler.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.htsd.scheduler.dag.Claim;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.PoolRows;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.StoredTask;

/**
 * Who uses the slots at this moment, over all schedulers of the store.
 *
 * @param queued tasks that have a slot and wait for a worker
 * @param running tasks at work
 * @param pools the slots of each pool
 */
public record Occupancy(int queued, int running, Map<String, Pool> pools) {
    /** @param slots all of them; -1 for no limit */
    public record Pool(int slots, int queued, int running, int scheduled) {
        /** -1 where there is no limit. */
        public int open() {
            return slots < 0 ? -1 : slots - queued - running;
        }

        private Pool with(TaskState state, int more) {
            return switch (state) {
                case QUEUED -> new Pool(slots, queued + more, running, scheduled);
                case SCHEDULED -> new Pool(slots, queued, running, scheduled + more);
                default -> new Pool(slots, queued, running + more, scheduled);
            };
        }
    }

    public static Occupancy of(Database database, DagBag bag) {
        return database.transact(sql -> of(sql, bag));
    }

    private static Occupancy of(Sql sql, DagBag bag) {
        var pools = new LinkedHashMap<String, Pool>();
        new PoolRows(sql).all().forEach(pool -> pools.put(pool.name(), new Pool(pool.slots(), 0, 0, 0)));
        var dags = new LinkedHashMap<Long, String>();
        int queued = 0;
        int running = 0;
        for (var task : new AttemptRows(sql).active()) {
            boolean waits = task.state() == TaskState.QUEUED;
            queued += waits ? 1 : 0;
            running += waits ? 0 : 1;
            count(sql, bag, dags, task, waits ? TaskState.QUEUED : TaskState.RUNNING, pools);
        }
        for (var task : new AttemptRows(sql).waiting()) {
            count(sql, bag, dags, task, TaskState.SCHEDULED, pools);
        }
        return new Occupancy(queued, running, pools);
    }

    private static void count(
            Sql sql, DagBag bag, Map<Long, String> dags, StoredTask task, TaskState state, Map<String, Pool> pools) {
        var dagId = dags.computeIfAbsent(
                task.run(),
                pk -> new RunRows(sql).find(pk).map(run -> run.dagId()).orElse(""));
        var claim = bag.dag(dagId).stream()
                .flatMap(dag -> dag.tasks().stream())
                .filter(known -> known.id().equals(task.taskId()))
                .map(known -> known.claim())
                .findFirst();
        pools.computeIfPresent(
                claim.map(Claim::pool).orElse(Claim.DEFAULT_POOL),
                (name, pool) -> pool.with(state, claim.map(Claim::slots).orElse(1)));
    }
}
