package vn.htsd.scheduler.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;

/** Executes runs. State lives in memory; the log files stay. */
public final class DagRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DagRunner.class);

    private final Path logs;
    private final Clock clock;
    private final Attempt attempt;

    /**
     * @param inProcess runs plain {@code htsd} calls inside this process; null makes every command a child
     * @param environment what every command sees in addition to this process's environment
     */
    public DagRunner(Path logs, Clock clock, @Nullable InProcess inProcess, Map<String, String> environment) {
        this.logs = logs;
        this.clock = clock;
        this.attempt = new Attempt(inProcess, Map.copyOf(environment));
    }

    /**
     * Runs every task after those it depends on, independent ones side by side.
     *
     * @throws InterruptedException if asked to stop: every child is dead by then
     */
    public DagRun run(Dag dag, String runId) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(dag.maxActiveTasks());
        try {
            return new Run(dag, runId, pool).toTheEnd();
        } finally {
            pool.shutdownNow();
            awaitChildren(pool);
        }
    }

    private static void awaitChildren(ExecutorService pool) {
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One run under way; all bookkeeping happens in the thread that called. */
    private final class Run {
        private final Dag dag;
        private final String runId;
        private final ExecutorCompletionService<TaskOutcome> workers;
        private final Map<String, TaskOutcome> finished = new HashMap<>();
        private final Map<String, Task> waiting = new LinkedHashMap<>();
        private int running;

        Run(Dag dag, String runId, ExecutorService pool) {
            this.dag = dag;
            this.runId = runId;
            this.workers = new ExecutorCompletionService<>(pool);
            dag.tasks().forEach(task -> waiting.put(task.id(), task));
        }

        DagRun toTheEnd() throws InterruptedException {
            LOG.info("{} {} starts", dag.id(), runId);
            startReady();
            while (running > 0) {
                finish(take());
                startReady();
            }
            var outcomes = dag.tasks().stream()
                    .map(task -> java.util.Objects.requireNonNull(finished.get(task.id())))
                    .toList();
            var run = new DagRun(dag.id(), runId, outcomes);
            LOG.info("{} {} ended: {}", dag.id(), runId, run.state());
            return run;
        }

        private TaskOutcome take() throws InterruptedException {
            try {
                return workers.take().get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof InterruptedException) {
                    throw (InterruptedException) new InterruptedException().initCause(e);
                }
                throw new IllegalStateException(e.getCause());
            } finally {
                running--;
            }
        }

        private void finish(TaskOutcome outcome) {
            finished.put(outcome.taskId(), outcome);
            LOG.info(
                    "{} {} {}: {}",
                    dag.id(),
                    runId,
                    outcome.taskId(),
                    outcome.state().code());
        }

        /** In the order of the DAG, so that what is blocked passes it on to what comes after it. */
        private void startReady() {
            for (var task : List.copyOf(waiting.values())) {
                var above = task.dependencies().stream().map(finished::get).toList();
                if (above.contains(null) && !blocked(above)) {
                    continue;
                }
                waiting.remove(task.id());
                if (blocked(above)) {
                    finish(new TaskOutcome(task.id(), blockedState(above), 0, null, null));
                } else {
                    running++;
                    workers.submit((Callable<TaskOutcome>) () -> attempts(task));
                }
            }
        }

        /** Rule all_success: one that failed or was skipped is enough. */
        private static boolean blocked(List<? extends @Nullable TaskOutcome> above) {
            return above.stream().anyMatch(outcome -> outcome != null && outcome.state() != TaskState.SUCCESS);
        }

        private static TaskState blockedState(List<? extends @Nullable TaskOutcome> above) {
            boolean failed = above.stream()
                    .anyMatch(outcome -> outcome != null
                            && (outcome.state() == TaskState.FAILED || outcome.state() == TaskState.UPSTREAM_FAILED));
            return failed ? TaskState.UPSTREAM_FAILED : TaskState.SKIPPED;
        }

        private TaskOutcome attempts(Task task) throws InterruptedException {
            Instant start = clock.instant();
            int number = 1;
            var state = attempt(task, number);
            while (state == TaskState.FAILED && number <= task.retries()) {
                Thread.sleep(task.retryDelay().toMillis());
                state = attempt(task, ++number);
            }
            return new TaskOutcome(task.id(), state, number, start, clock.instant());
        }

        private TaskState attempt(Task task, int number) throws InterruptedException {
            var log = TaskLog.of(logs, dag.id(), runId, task.id(), number, clock);
            try {
                return attempt.run(task, log);
            } catch (InterruptedException e) {
                log.note("Stopped with the scheduler");
                throw e;
            } catch (RuntimeException e) {
                LOG.error("{} {} {} attempt {}", dag.id(), runId, task.id(), number, e);
                log.note("Could not run: " + e);
                return TaskState.FAILED;
            }
        }
    }
}
