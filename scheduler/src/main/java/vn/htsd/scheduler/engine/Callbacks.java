package vn.htsd.scheduler.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.run.Notices;
import vn.htsd.scheduler.run.OtherRuns;
import vn.htsd.scheduler.store.StoredRun;

/**
 * Calls what tasks and DAGs want to be called ({@code on_failure_callback} and its like), one after the other in a thread of
 * its own: nothing that goes wrong with them, and no slowness of theirs, touches what they report on.
 */
final class Callbacks implements Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final int PATIENCE_SECONDS = 35;

    private final DagBag bag;
    private final Contexts contexts;
    private final Notices notices;
    private final ExecutorService calling = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "callbacks");
        thread.setDaemon(true);
        return thread;
    });

    Callbacks(DagBag bag, Contexts contexts, Notices notices) {
        this.bag = bag;
        this.contexts = contexts;
        this.notices = notices;
    }

    @Override
    public void loaded(List<DagFile> files, Map<String, Instant> next) {}

    @Override
    public void started(StoredRun run) {}

    @Override
    public void began(StoredRun run, Task task, int number) {
        tell(run, task, number, "on_execute_callback", TaskState.RUNNING);
    }

    @Override
    public void finished(StoredRun run, Task task, int number, TaskState state, @Nullable Duration took) {
        tell(run, task, number, Notices.key(state), state);
    }

    private void tell(StoredRun run, Task task, int number, @Nullable String key, TaskState state) {
        if (key != null && task.callbacks().containsKey(key)) {
            later(
                    run,
                    dag -> notices.ofTask(
                            contexts.run(dag, run),
                            task,
                            number,
                            contexts.around(run, OtherRuns.NONE, (pid, at) -> {}, () -> {}),
                            key,
                            state));
        }
    }

    @Override
    public void ended(StoredRun run, DagRunState state, List<String> failed) {
        var key = state == DagRunState.SUCCESS ? "on_success_callback" : "on_failure_callback";
        if (bag.dag(run.dagId()).filter(dag -> dag.callbacks().containsKey(key)).isPresent()) {
            later(
                    run,
                    dag -> notices.ofRun(
                            contexts.run(dag, run),
                            failed,
                            contexts.around(run, OtherRuns.NONE, (pid, at) -> {}, () -> {}),
                            key,
                            state));
        }
    }

    private void later(StoredRun run, Consumer<Dag> work) {
        try {
            calling.execute(() -> {
                try {
                    bag.dag(run.dagId()).ifPresent(work);
                } catch (RuntimeException e) {
                    LOG.warn("A callback of {} {} could not be called", run.dagId(), run.runId(), e);
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.warn("A callback of {} {} is not called: the scheduler is being stopped", run.dagId(), run.runId());
        }
    }

    /** What was to be called is called first, within half a minute. */
    @Override
    public void close() {
        calling.shutdown();
        try {
            if (!calling.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Some callbacks were not called");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
