package vn.htsd.scheduler.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.run.OtherRuns;
import vn.htsd.scheduler.run.RunType;
import vn.htsd.scheduler.run.TaskFailure;
import vn.htsd.scheduler.store.DagRows;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.NewRun;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.TaskRows;

/** The runs of the store, for tasks that wait for others or start them. */
final class StoredRuns implements OtherRuns {
    private static final String OPERATOR = "operator";
    private static final int LONGEST_NAME = 250;

    private final Database database;
    private final DagBag bag;
    private final Clock clock;
    private final Runnable news;

    /** @param news called when something was changed that the planner has to look at */
    StoredRuns(Database database, DagBag bag, Clock clock, Runnable news) {
        this.database = database;
        this.bag = bag;
        this.clock = clock;
        this.news = news;
    }

    @Override
    public Optional<Standing> at(String dagId, Instant logicalDate) {
        return database.transact(sql -> new RunRows(sql)
                .at(dagId, logicalDate)
                .map(run -> new Standing(run.state(), new TaskRows(sql).states(run.pk()))));
    }

    @Override
    public @Nullable DagRunState state(String dagId, String runId) {
        return database.transact(sql -> new RunRows(sql).find(dagId, runId))
                .map(StoredRun::state)
                .orElse(null);
    }

    @Override
    public boolean knows(String dagId) {
        return bag.dag(dagId).isPresent();
    }

    @Override
    public List<String> members(String dagId, String groupOrTask) {
        return bag.dag(dagId).map(dag -> dag.members(groupOrTask)).orElse(List.of());
    }

    @Override
    public Started start(Request request) {
        var dag = bag.dag(request.dagId())
                .orElseThrow(() -> TaskFailure.of("There is no DAG “" + request.dagId() + "” to start"));
        var started = database.plan(sql -> start(sql, dag, request));
        news.run();
        return started;
    }

    private Started start(Sql sql, Dag dag, Request request) {
        var stored = new DagRows(sql)
                .find(dag.id())
                .orElseThrow(() -> TaskFailure.of("The DAG “" + dag.id() + "” is not in the run store yet"));
        if (request.failWhenPaused() && stored.paused()) {
            throw TaskFailure.of("The DAG “" + dag.id() + "” is paused");
        }
        var now = clock.instant();
        var rows = new RunRows(sql);
        var there = rows.find(dag.id(), request.runId())
                .or(() -> Optional.ofNullable(request.logicalDate()).flatMap(moment -> rows.at(dag.id(), moment)))
                .orElse(null);
        if (there == null) {
            rows.create(dag, stored.version(), newRun(dag, request, now), now);
            return Started.CREATED;
        }
        boolean own = by(request).equals(there.user()) && there.triggeredBy().equals(OPERATOR);
        if (request.reset() && (!own || there.state().isFinished())) {
            clear(sql, dag, there, now);
            return Started.CLEARED;
        }
        return own ? Started.BEFORE : Started.BY_OTHERS;
    }

    private static NewRun newRun(Dag dag, Request request, Instant now) {
        var logicalDate = request.logicalDate();
        var interval = logicalDate == null ? null : dag.schedule().timetable().manual(logicalDate);
        return new NewRun(
                request.runId(),
                RunType.MANUAL,
                logicalDate,
                interval,
                now,
                Contexts.json(request.conf()),
                OPERATOR,
                by(request),
                null,
                null,
                0);
    }

    private static String by(Request request) {
        return request.by().length() <= LONGEST_NAME
                ? request.by()
                : request.by().substring(0, LONGEST_NAME);
    }

    private static void clear(Sql sql, Dag dag, StoredRun run, Instant now) {
        var rows = new RunRows(sql);
        rows.lock(run.pk());
        for (var task : new TaskRows(sql).of(run.pk())) {
            int retries = dag.find(task.taskId())
                    .map(known -> known.retry().retries())
                    .orElse(0);
            new TaskRows(sql).clear(task, retries, now);
        }
        if (run.state().isFinished()) {
            rows.setState(run.pk(), DagRunState.QUEUED, now);
        }
        rows.lookAtAll(dag.id(), now);
    }
}
