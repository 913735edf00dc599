package vn.htsd.scheduler.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.PoolRows;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.TaskRows;

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
        int queued = count(sql, bag, TaskState.QUEUED, pools);
        int running = count(sql, bag, TaskState.RUNNING, pools);
        count(sql, bag, TaskState.SCHEDULED, pools);
        return new Occupancy(queued, running, pools);
    }

    /** How many tasks are in {@code state}; a task that its DAG no longer has holds nothing of any pool. */
    private static int count(Sql sql, DagBag bag, TaskState state, Map<String, Pool> pools) {
        var tasks = new TaskRows(sql).inState(state);
        for (var each : tasks) {
            bag.dag(each.run().dagId())
                    .flatMap(dag -> dag.find(each.task().taskId()))
                    .map(Task::claim)
                    .ifPresent(claim ->
                            pools.computeIfPresent(claim.pool(), (name, pool) -> pool.with(state, claim.slots())));
        }
        return tasks.size();
    }
}
