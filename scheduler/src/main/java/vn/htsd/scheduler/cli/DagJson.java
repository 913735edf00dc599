package vn.htsd.scheduler.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.DagFile;
import vn.htsd.scheduler.dag.DagOutline;
import vn.htsd.scheduler.dag.ImportError;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.timetable.RunInfo;
import vn.htsd.scheduler.run.DagRun;

/**
 * DAGs and runs in JSON, by Airflow's names.
 *
 * @param now from when the next run is looked for
 */
record DagJson(Locale locale, Instant now) {
    /** The structure of a DAG; with what more is known of one that could be loaded, or with what is wrong. */
    Map<String, @Nullable Object> dag(DagFile file, DagOutline outline) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("dag_id", outline.id());
        json.put("file", file.name());
        json.put("schedule", outline.schedule());
        json.put("catchup", outline.catchup());
        json.put("tags", outline.tags());
        json.put("default_args", outline.defaultArgs());
        var loaded = file.dags().stream()
                .filter(dag -> dag.id().equals(outline.id()))
                .findFirst()
                .orElse(null);
        if (loaded != null) {
            putDag(json, loaded);
        }
        json.put("task_groups", groups(outline));
        json.put(
                "tasks",
                outline.tasks().stream().map(task -> task(task, loaded)).toList());
        json.put(
                "import_error",
                file.errors().stream()
                        .filter(error -> error.dag().equals(outline.id()))
                        .findFirst()
                        .map(this::reason)
                        .orElse(null));
        return json;
    }

    private void putDag(Map<String, @Nullable Object> json, Dag dag) {
        var restriction = dag.schedule().restriction();
        json.put("dag_display_name", dag.notes().displayName());
        json.put("description", dag.notes().description());
        json.put("start_date", RunJson.moment(restriction.earliest()));
        json.put("end_date", RunJson.moment(restriction.latest()));
        json.put("timezone", dag.schedule().zone().getId());
        json.put("is_paused_upon_creation", dag.paused());
        json.put("max_active_runs", dag.limits().activeRuns());
        json.put("max_active_tasks", dag.limits().activeTasks());
        json.put("dagrun_timeout", seconds(dag.limits().timeout()));
        json.put("params", dag.params());
        json.put(
                "next_run",
                dag.schedule()
                        .upcoming(now)
                        .map(RunInfo::runAfter)
                        .map(Instant::toString)
                        .orElse(null));
    }

    private static List<Map<String, @Nullable Object>> groups(DagOutline outline) {
        return outline.groups().stream()
                .map(group -> {
                    var json = new LinkedHashMap<String, @Nullable Object>();
                    json.put("group_id", group.id());
                    json.put("parent_group", group.parent());
                    json.put(
                            "tasks",
                            outline.tasks().stream()
                                    .filter(task -> group.id().equals(task.group()))
                                    .map(DagOutline.TaskOutline::id)
                                    .toList());
                    return (Map<String, @Nullable Object>) json;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> task(DagOutline.TaskOutline outline, @Nullable Dag loaded) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("task_id", outline.id());
        json.put("operator", outline.operator());
        json.put("operator_path", outline.operatorPath());
        json.put("task_group", outline.group());
        json.put("upstream", outline.upstream());
        if (loaded != null) {
            putTask(json, loaded.task(outline.id()));
        }
        return json;
    }

    private static void putTask(Map<String, @Nullable Object> json, Task task) {
        json.put("trigger_rule", task.rule().code());
        json.put("retries", task.retry().retries());
        json.put("retry_delay", seconds(task.retry().delay()));
        json.put("execution_timeout", seconds(task.executionTimeout()));
        json.put("depends_on_past", task.past().dependsOnPast());
        json.put("pool", task.claim().pool());
        json.put("priority_weight", task.claim().priorityWeight());
        json.put("weight_rule", task.claim().weightRule().code());
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : Double.valueOf(duration.toMillis() / 1000.0);
    }

    /** What is wrong where nothing of the DAG can be shown. */
    Map<String, @Nullable Object> withoutOutline(ImportError error) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("dag_id", error.dag());
        json.put("file", error.file());
        json.put("import_error", reason(error));
        return json;
    }

    private Map<String, Object> reason(ImportError error) {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", error.key());
        json.put("line", error.line());
        json.put("reason", error.reason().in(locale));
        return json;
    }

    static Map<String, Object> run(DagRun run) {
        var json = new LinkedHashMap<String, Object>();
        json.put("run_id", run.runId());
        json.put("state", run.state().code());
        List<Map<String, @Nullable Object>> tasks = run.tasks().stream()
                .map(task -> {
                    var row = new LinkedHashMap<String, @Nullable Object>();
                    row.put("task_id", task.taskId());
                    row.put("state", task.state().code());
                    row.put("try_number", task.attempts());
                    row.put("start_date", RunJson.moment(task.start()));
                    row.put("end_date", RunJson.moment(task.end()));
                    return (Map<String, @Nullable Object>) row;
                })
                .toList();
        json.put("tasks", tasks);
        return json;
    }
}
