package vn.htsd.scheduler.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.rule.TaskState;

/** Runs of other DAGs, as tasks ask for them. */
public interface OtherRuns {
    /** A run, and how each of its tasks stands. */
    record Standing(DagRunState state, Map<String, TaskState> tasks) {
        public Standing {
            tasks = Map.copyOf(tasks);
        }
    }

    /**
     * A run that a task wants.
     *
     * @param by the task that wants it, the same in every try: what it has started is not started again
     * @param reset whether a run that is there already and has ended runs again
     */
    record Request(
            String dagId,
            String runId,
            @Nullable Instant logicalDate,
            Map<String, @Nullable Object> conf,
            String by,
            boolean reset,
            boolean failWhenPaused) {}

    /** What became of a request. */
    enum Started {
        CREATED,
        /** An earlier try of the same task has started it. */
        BEFORE,
        CLEARED,
        /** Somebody else has; nothing was done. */
        BY_OTHERS
    }

    /** Empty where there is none. */
    Optional<Standing> at(String dagId, Instant logicalDate);

    /** Null where there is no such run. */
    @Nullable
    DagRunState state(String dagId, String runId);

    boolean knows(String dagId);

    /** The tasks of a group, or the one of that name; empty where there is neither. */
    List<String> members(String dagId, String groupOrTask);

    /** @throws TaskFailure if the DAG is not there, or is paused where it must not be */
    Started start(Request request);

    /** For a run in memory, which has nobody beside it. */
    OtherRuns NONE = new OtherRuns() {
        private TaskFailure alone() {
            return TaskFailure.forGood("Runs of other DAGs are known to a scheduler only (htsd serve)");
        }

        @Override
        public Optional<Standing> at(String dagId, Instant logicalDate) {
            throw alone();
        }

        @Override
        public @Nullable DagRunState state(String dagId, String runId) {
            throw alone();
        }

        @Override
        public boolean knows(String dagId) {
            throw alone();
        }

        @Override
        public List<String> members(String dagId, String groupOrTask) {
            throw alone();
        }

        @Override
        public Started start(Request request) {
            throw alone();
        }
    };
}
