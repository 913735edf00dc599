package vn.htsd.scheduler.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.timetable.DataInterval;
import vn.htsd.scheduler.dag.timetable.NullTimetable;
import vn.htsd.scheduler.dag.timetable.RunInfo;
import vn.htsd.scheduler.dag.timetable.TimeRestriction;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.store.BackfillRows;
import vn.htsd.scheduler.store.NewRun;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.TaskRows;

/** Makes up for runs of a period, at a pace of their own. */
public final class Backfills {
    private final Operations operations;
    private final Clock clock;

    public Backfills(Operations operations, Clock clock) {
        this.operations = operations;
        this.clock = clock;
    }

    /**
     * A period to be made up for.
     *
     * @param reprocess what happens to runs that are there: {@code none}, {@code failed} or {@code completed} ones run again
     */
    public record Request(
            String dagId,
            Instant from,
            Instant to,
            boolean backwards,
            int maxActiveRuns,
            String reprocess,
            Map<String, @Nullable Object> conf) {}

    /** The runs that the DAG's schedule had in the period, in the order in which they would run: what is not over yet waits. */
    public List<RunInfo> plan(Request request) {
        var dag = operations.dag(request.dagId());
        if (request.to().isBefore(request.from())) {
            throw new Refused(Refused.Reason.WRONG, "The backfill ends before it begins");
        }
        var now = clock.instant();
        requireWork(dag, request, now);
        var runs = new ArrayList<RunInfo>();
        var restriction = new TimeRestriction(request.from(), request.to(), true);
        @Nullable DataInterval last = null;
        while (true) {
            var next = dag.schedule().timetable().next(last, restriction, request.to());
            if (next.isEmpty()
                    || next.get().logicalDate().isAfter(request.to())
                    || !next.get().interval().end().isBefore(now)
                    || isStuck(runs, next.get())) {
                break;
            }
            runs.add(next.get());
            last = next.get().interval();
        }
        if (request.backwards()) {
            requireIndependence(dag);
            Collections.reverse(runs);
        }
        return runs;
    }

    private static void requireWork(Dag dag, Request request, Instant now) {
        if (dag.schedule().timetable() instanceof NullTimetable) {
            throw new Refused(Refused.Reason.CONFLICT, dag.id() + " has no schedule");
        }
        if (!request.from().isBefore(now)) {
            throw new Refused(Refused.Reason.WRONG, "Backfill cannot be executed for future dates.");
        }
        if (Planner.dependsOnPast(dag) && request.reprocess().equals("none")) {
            throw new Refused(
                    Refused.Reason.WRONG,
                    "Dag has tasks for which depends_on_past=True. You must set reprocess behavior to reprocess"
                            + " completed or reprocess failed.");
        }
    }

    private static boolean isStuck(List<RunInfo> runs, RunInfo next) {
        return !runs.isEmpty()
                && !next.runAfter().isAfter(runs.get(runs.size() - 1).runAfter());
    }

    private static void requireIndependence(Dag dag) {
        if (Planner.dependsOnPast(dag)) {
            throw new Refused(
                    Refused.Reason.WRONG,
                    "Backfill cannot be run in reverse when the Dag has tasks where depends_on_past=True.");
        }
    }

    public BackfillRows.Backfill create(Request request) {
        var runs = plan(request);
        var dag = operations.dag(request.dagId());
        return operations.change(sql -> {
            requireNoOther(sql, dag);
            var now = clock.instant();
            var conf = Contexts.json(request.conf());
            var backfill = new BackfillRows(sql)
                    .create(
                            dag.id(),
                            request.from(),
                            request.to(),
                            conf,
                            request.backwards(),
                            request.reprocess(),
                            request.maxActiveRuns(),
                            now);
            int order = 0;
            for (var run : runs) {
                make(sql, dag, request, run, backfill.id(), ++order, now);
            }
            new BackfillRows(sql).completeWhenDone(backfill.id(), now);
            return new BackfillRows(sql).find(backfill.id()).orElseThrow();
        });
    }

    private static void requireNoOther(Sql sql, Dag dag) {
        boolean other = new BackfillRows(sql)
                .all().stream().anyMatch(known -> known.dagId().equals(dag.id()) && known.completed() == null);
        if (other) {
            throw new Refused(Refused.Reason.CONFLICT, "There is already a running backfill for dag " + dag.id());
        }
    }

    private void make(Sql sql, Dag dag, Request request, RunInfo run, long backfill, int order, Instant now) {
        var rows = new RunRows(sql);
        var there = rows.at(dag.id(), run.logicalDate());
        if (there.isEmpty()) {
            int version = operations.stored(sql, dag.id()).version();
            rows.create(dag, version, NewRun.backfill(run, Contexts.json(request.conf()), backfill, order), now);
        } else if (isDoneAgain(there.get(), request.reprocess())) {
            for (var task : new TaskRows(sql).of(there.get().pk())) {
                new TaskRows(sql).clear(task, operations.retries(dag.id(), task.taskId()), now);
            }
            rows.setState(there.get().pk(), DagRunState.QUEUED, now);
            rows.takeOver(there.get().pk(), backfill, order);
        }
    }

    private static boolean isDoneAgain(StoredRun run, String reprocess) {
        return switch (reprocess) {
            case "failed" -> run.state() == DagRunState.FAILED;
            case "completed" -> run.state().isFinished();
            default -> false;
        };
    }

    public BackfillRows.Backfill pause(long id, boolean paused) {
        return change(id, rows -> rows.pause(id, paused, clock.instant()));
    }

    public BackfillRows.Backfill cancel(long id) {
        return change(id, rows -> rows.cancel(id, clock.instant()));
    }

    private BackfillRows.Backfill change(long id, java.util.function.Consumer<BackfillRows> work) {
        return operations.change(sql -> {
            var rows = new BackfillRows(sql);
            if (find(rows, id).completed() != null) {
                throw new Refused(Refused.Reason.CONFLICT, "Backfill is already completed.");
            }
            work.accept(rows);
            return find(rows, id);
        });
    }

    public static BackfillRows.Backfill find(BackfillRows rows, long id) {
        return rows.find(id)
                .orElseThrow(() -> new Refused(Refused.Reason.UNKNOWN, "Could not find backfill with id " + id));
    }
}
