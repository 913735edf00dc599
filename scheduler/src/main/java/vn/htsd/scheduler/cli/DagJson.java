package vn.htsd.scheduler.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.ImportError;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.run.DagRun;

/** DAGs and runs in JSON, by Airflow's names. */
record DagJson(Locale locale) {
    Map<String, @Nullable Object> dag(Dag dag, @Nullable Instant next) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("dag_id", dag.id());
        json.put("file", dag.fileName());
        json.put("description", dag.description());
        json.put("schedule", dag.timetable().text());
        json.put("catchup", dag.catchup());
        json.put("is_paused_upon_creation", dag.paused());
        json.put("max_active_runs", dag.maxActiveRuns());
        json.put("tags", dag.tags());
        json.put("next_run", next == null ? null : next.toString());
        json.put("tasks", dag.tasks().stream().map(DagJson::task).toList());
        return json;
    }

    private static Map<String, @Nullable Object> task(Task task) {
        var timeout = task.executionTimeout();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("task_id", task.id());
        json.put("operator", task.operator().name());
        json.put("upstream", task.dependencies());
        json.put("retries", task.retries());
        json.put("retry_delay", task.retryDelay().toMillis() / 1000.0);
        json.put("execution_timeout", timeout == null ? null : timeout.toMillis() / 1000.0);
        return json;
    }

    Map<String, @Nullable Object> error(ImportError error) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("dag_id", error.dag());
        json.put("file", error.file());
        json.put(
                "import_error",
                Map.of(
                        "key",
                        error.key(),
                        "line",
                        error.line(),
                        "reason",
                        error.reason().in(locale)));
        return json;
    }

    static Map<String, Object> run(DagRun run) {
        var json = new LinkedHashMap<String, Object>();
        json.put("run_id", run.runId());
        json.put("state", run.state());
        List<Map<String, @Nullable Object>> tasks = run.tasks().stream()
                .map(task -> {
                    var row = new LinkedHashMap<String, @Nullable Object>();
                    row.put("task_id", task.taskId());
                    row.put("state", task.state().code());
                    row.put("try_number", task.attempts());
                    row.put(
                            "start_date",
                            task.start() == null ? null : task.start().toString());
                    row.put("end_date", task.end() == null ? null : task.end().toString());
                    return (Map<String, @Nullable Object>) row;
                })
                .toList();
        json.put("tasks", tasks);
        return json;
    }
}
