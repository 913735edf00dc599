package vn.htsd.scheduler.engine;

import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.run.PastDependence;
import vn.htsd.scheduler.store.BackfillRows;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.TaskRows;

/** What came before a run, as {@link PastDependence} asks for it. */
record PastOf(Sql sql, Dag dag, StoredRun run) {
    boolean allows(Task task) {
        var logicalDate = run.logicalDate();
        if (logicalDate == null) {
            return true; // about no moment, so nothing lies before it
        }
        boolean ranBefore = new RunRows(sql).hadTaskBefore(dag.id(), task.id(), logicalDate);
        return PastDependence.allows(dag, task, previous(), isFirstOfBackfill(), ranBefore);
    }

    private PastDependence.@Nullable PastRun previous() {
        var logicalDate = run.logicalDate();
        if (logicalDate == null) {
            return null;
        }
        var before = new RunRows(sql)
                .before(dag.id(), logicalDate, dag.schedule().catchesUp())
                .orElse(null);
        return before == null || before.logicalDate() == null
                ? null
                : new PastDependence.PastRun(
                        before.type(), before.logicalDate(), new TaskRows(sql).states(before.pk()));
    }

    private boolean isFirstOfBackfill() {
        var backfill = run.backfill();
        return backfill != null && new BackfillRows(sql).isFirst(backfill, run.pk());
    }
}
