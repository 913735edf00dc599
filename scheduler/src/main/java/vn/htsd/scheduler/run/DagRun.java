package vn.htsd.scheduler.run;

import java.util.List;

/** A finished run; the tasks stand in the order of the DAG. */
public record DagRun(String dagId, String runId, List<TaskOutcome> tasks) {
    public DagRun {
        tasks = List.copyOf(tasks);
    }

    public boolean succeeded() {
        return tasks.stream()
                .noneMatch(task -> task.state() == TaskState.FAILED || task.state() == TaskState.UPSTREAM_FAILED);
    }

    /** Airflow's word. */
    public String state() {
        return succeeded() ? "success" : "failed";
    }
}
