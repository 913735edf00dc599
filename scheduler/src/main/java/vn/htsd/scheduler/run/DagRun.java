package vn.htsd.scheduler.run;

import java.util.List;

/** A run that has ended; the tasks stand in the order of the DAG. */
public record DagRun(String dagId, String runId, DagRunState state, List<TaskOutcome> tasks) {
    public DagRun {
        tasks = List.copyOf(tasks);
    }

    public boolean succeeded() {
        return state == DagRunState.SUCCESS;
    }
}
