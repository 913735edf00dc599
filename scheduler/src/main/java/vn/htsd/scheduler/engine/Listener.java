package vn.htsd.scheduler.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.store.StoredRun;

/** Hears what happens, to tell people. Must return soon. */
public interface Listener {
    /** @param next the next run of each DAG that has one and is not paused */
    void loaded(List<DagFile> files, Map<String, Instant> next);

    void started(StoredRun run);

    /** @param failed the tasks that failed themselves */
    void ended(StoredRun run, DagRunState state, List<String> failed);

    /** An attempt was begun here. */
    default void began(StoredRun run, Task task, int number) {}

    /**
     * An attempt has ended, here or with the scheduler that had it.
     *
     * @param state of the task now
     * @param took how long it ran; null where nobody knows
     */
    default void finished(StoredRun run, Task task, int number, TaskState state, @Nullable Duration took) {}

    /** This scheduler has said that it lives. */
    default void beat() {}

    /** Both hear everything, this one first. */
    default Listener and(Listener other) {
        return new Listener() {
            @Override
            public void loaded(List<DagFile> files, Map<String, Instant> next) {
                Listener.this.loaded(files, next);
                other.loaded(files, next);
            }

            @Override
            public void started(StoredRun run) {
                Listener.this.started(run);
                other.started(run);
            }

            @Override
            public void ended(StoredRun run, DagRunState state, List<String> failed) {
                Listener.this.ended(run, state, failed);
                other.ended(run, state, failed);
            }

            @Override
            public void began(StoredRun run, Task task, int number) {
                Listener.this.began(run, task, number);
                other.began(run, task, number);
            }

            @Override
            public void finished(StoredRun run, Task task, int number, TaskState state, @Nullable Duration took) {
                Listener.this.finished(run, task, number, state, took);
                other.finished(run, task, number, state, took);
            }

            @Override
            public void beat() {
                Listener.this.beat();
                other.beat();
            }
        };
    }

    /** Hears nothing. */
    Listener SILENT = new Listener() {
        @Override
        public void loaded(List<DagFile> files, Map<String, Instant> next) {}

        @Override
        public void started(StoredRun run) {}

        @Override
        public void ended(StoredRun run, DagRunState state, List<String> failed) {}
    };
}
