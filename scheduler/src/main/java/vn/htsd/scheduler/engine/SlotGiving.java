package vn.htsd.scheduler.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.htsd.scheduler.run.Admission;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.PoolRows;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.StoredTask;

/** Asks {@link Admission} who gets a slot, and puts them into the queue. */
final class SlotGiving {
    private final Sql sql;
    private final DagBag bag;
    private final int parallelism;
    private final Map<Long, Optional<StoredRun>> runs = new HashMap<>();

    SlotGiving(Sql sql, DagBag bag, int parallelism) {
        this.sql = sql;
        this.bag = bag;
        this.parallelism = parallelism;
    }

    /** @return the ids of the attempts that wait for a worker now */
    List<String> give(List<StoredTask> waiting, List<StoredTask> active, Instant now) {
        var tasks = new HashMap<Admission.Candidate, StoredTask>();
        waiting.forEach(task -> candidate(task).ifPresent(candidate -> tasks.put(candidate, task)));
        var holding =
                active.stream().map(this::candidate).flatMap(Optional::stream).toList();
        var queued = new ArrayList<String>();
        var admission = new Admission(parallelism, new PoolRows(sql).slots());
        for (var admitted : admission.admitted(tasks.keySet(), holding)) {
            var task = Objects.requireNonNull(tasks.get(admitted));
            queued.add(new AttemptRows(sql).queue(task, task.firstLook() != null, now));
        }
        return queued;
    }

    /** Empty for a task whose DAG this scheduler does not know: it gets no slot from here. */
    private Optional<Admission.Candidate> candidate(StoredTask task) {
        var run = runs.computeIfAbsent(task.run(), pk -> new RunRows(sql).find(pk))
                .orElse(null);
        var dag = run == null ? null : bag.dag(run.dagId()).orElse(null);
        if (run == null || dag == null) {
            return Optional.empty();
        }
        return dag.find(task.taskId())
                .map(known -> new Admission.Candidate(
                        dag.id(),
                        run.runId(),
                        task.taskId(),
                        run.logicalDate(),
                        bag.weights(dag).of(known),
                        known.claim(),
                        dag.limits().activeTasks()));
    }
}
