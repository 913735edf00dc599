package vn.htsd.scheduler.cli;

import picocli.CommandLine.Parameters;

/** One task of one run, by three names in Airflow's order. */
final class TaskOfRun {
    @Parameters(index = "0", paramLabel = "DAG_ID", descriptionKey = "api.dag")
    private String dagId = "";

    @Parameters(index = "1", paramLabel = "TASK_ID", descriptionKey = "api.task")
    private String taskId = "";

    @Parameters(index = "2", paramLabel = "RUN_ID|TS", descriptionKey = "api.run")
    private String runId = "";

    /** Where the API tells of it. */
    String path(SchedulerDoor door) {
        return SchedulerDoor.path("dags", dagId, "dagRuns", door.runId(dagId, runId), "taskInstances", taskId);
    }
}
