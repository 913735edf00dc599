package vn.htsd.scheduler.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.Dag;
import vn.htsd.scheduler.dag.Task;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.engine.DagBag;
import vn.htsd.scheduler.engine.Operations;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.BackfillRows;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.StoredAttempt;
import vn.htsd.scheduler.store.StoredDag;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.TaskRows;
import vn.htsd.scheduler.store.XComRows;

/** DAGs, runs and tasks in Airflow's words. */
final class AirflowJson {
    static final String BUNDLE = "dags-folder";

    private final DagBag bag;
    private final Operations operations;

    AirflowJson(DagBag bag, Operations operations) {
        this.bag = bag;
        this.operations = operations;
    }

    /** A JSON object in the making: null stands as null. */
    static final class Json extends LinkedHashMap<String, @Nullable Object> {
        private static final long serialVersionUID = 1L;

        Json with(String name, @Nullable Object value) {
            put(name, value);
            return this;
        }
    }

    static @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    static @Nullable Double seconds(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null
                ? null
                : Double.valueOf(Duration.between(start, end).toNanos() / 1e9);
    }

    static List<String> owners(Dag dag) {
        return dag.tasks().stream().map(task -> task.notes().owner()).distinct().toList();
    }

    String displayName(String dagId) {
        return bag.dag(dagId).map(dag -> dag.notes().displayName()).orElse(dagId);
    }

    Json poolWarning(StoredDag stored, Collection<String> pools) {
        return new Json()
                .with("dag_id", stored.id())
                .with("dag_display_name", displayName(stored.id()))
                .with("warning_type", "non-existent pool")
                .with("message", "Dag '" + stored.id() + "' references non-existent pools: " + pools)
                .with("timestamp", moment(stored.parsedAt()));
    }

    Json dag(StoredDag stored) {
        var dag = bag.dag(stored.id());
        var next = stored.next();
        boolean broken = bag.files().stream()
                .flatMap(file -> file.errors().stream())
                .anyMatch(error -> error.dag().equals(stored.id()));
        return new Json()
                .with("dag_id", stored.id())
                .with("dag_display_name", displayName(stored.id()))
                .with("is_paused", stored.paused())
                .with("is_stale", stored.stale())
                .with("last_parsed_time", moment(stored.parsedAt()))
                .with("last_parse_duration", null)
                .with("last_expired", null)
                .with("bundle_name", BUNDLE)
                .with("bundle_version", null)
                .with("relative_fileloc", stored.fileName())
                .with("fileloc", bag.folder().resolve(stored.fileName()).toString())
                .with(
                        "description",
                        dag.map(known -> known.notes().description()).orElse(null))
                .with("timetable_summary", stored.schedule())
                .with("timetable_description", stored.schedule())
                .with("timetable_partitioned", false)
                .with("tags", tags(stored.id(), dag))
                .with(
                        "max_active_tasks",
                        dag.map(known -> known.limits().activeTasks()).orElse(16))
                .with(
                        "max_active_runs",
                        dag.map(known -> known.limits().activeRuns()).orElse(16))
                .with("max_consecutive_failed_dag_runs", 0)
                .with(
                        "has_task_concurrency_limits",
                        dag.stream().flatMap(known -> known.tasks().stream()).anyMatch(AirflowJson::isLimited))
                .with("has_import_errors", broken)
                .with("next_dagrun_logical_date", next == null ? null : moment(next.logicalDate()))
                .with(
                        "next_dagrun_data_interval_start",
                        next == null ? null : moment(next.interval().start()))
                .with(
                        "next_dagrun_data_interval_end",
                        next == null ? null : moment(next.interval().end()))
                .with("next_dagrun_run_after", next == null ? null : moment(next.runAfter()))
                .with("allowed_run_types", null)
                .with("owners", dag.map(AirflowJson::owners).orElse(List.of()))
                .with("file_token", token(stored.fileName()));
    }

    private static boolean isLimited(Task task) {
        return task.claim().activePerDag() != null || task.claim().activePerRun() != null;
    }

    private static String token(String fileName) {
        return Base64.getUrlEncoder().encodeToString(fileName.getBytes(StandardCharsets.UTF_8));
    }

    private List<Json> tags(String dagId, Optional<Dag> dag) {
        return dag.map(known -> known.notes().tags()).orElse(List.of()).stream()
                .map(tag ->
                        new Json().with("name", tag).with("dag_id", dagId).with("dag_display_name", displayName(dagId)))
                .toList();
    }

    Json dagDetails(StoredDag stored, @Nullable Json version, long activeRuns) {
        var dag = bag.dag(stored.id()).orElse(null);
        var restriction = dag == null ? null : dag.schedule().restriction();
        var timeout = dag == null ? null : dag.limits().timeout();
        return dag(stored)
                .with("catchup", restriction != null && restriction.catchup())
                .with("dag_run_timeout", timeout == null ? null : timeout.toString())
                .with("asset_expression", null)
                .with("doc_md", dag == null ? null : dag.notes().docMd())
                .with("start_date", restriction == null ? null : moment(restriction.earliest()))
                .with("end_date", restriction == null ? null : moment(restriction.latest()))
                .with("is_paused_upon_creation", dag == null ? null : dag.paused())
                .with("params", dag == null ? Map.of() : params(dag.params()))
                .with("render_template_as_native_obj", dag != null && dag.nativeTemplates())
                .with("template_search_path", null)
                .with("timezone", dag == null ? null : dag.schedule().zone().getId())
                .with("last_parsed", moment(stored.parsedAt()))
                .with("default_args", null)
                .with("owner_links", Map.of())
                .with("is_favorite", false)
                .with("active_runs_count", activeRuns)
                .with("concurrency", dag == null ? 16 : dag.limits().activeTasks())
                .with("latest_dag_version", version);
    }

    private static Map<String, Object> params(Map<String, @Nullable Object> params) {
        var described = new LinkedHashMap<String, Object>();
        params.forEach((name, value) -> described.put(
                name,
                new Json()
                        .with("value", value)
                        .with("schema", Map.of())
                        .with("description", null)
                        .with("source", null)));
        return described;
    }

    Json version(String dagId, int number, Instant created) {
        var id = UUID.nameUUIDFromBytes((dagId + "#" + number).getBytes(StandardCharsets.UTF_8));
        return new Json()
                .with("id", id.toString())
                .with("version_number", number)
                .with("dag_id", dagId)
                .with("bundle_name", BUNDLE)
                .with("bundle_version", null)
                .with("created_at", moment(created))
                .with("dag_display_name", displayName(dagId))
                .with("bundle_url", null);
    }

    static Json task(Dag dag, Task task) {
        var retry = task.retry();
        return new Json()
                .with("task_id", task.id())
                .with("task_display_name", task.notes().displayName())
                .with("owner", task.notes().owner())
                .with("start_date", moment(task.start()))
                .with("end_date", moment(task.end()))
                .with("trigger_rule", task.rule().code())
                .with("depends_on_past", task.past().dependsOnPast())
                .with("wait_for_downstream", task.past().waitForDownstream())
                .with("retries", retry.retries())
                .with("queue", task.claim().queue())
                .with("pool", task.claim().pool())
                .with("pool_slots", task.claim().slots())
                .with("execution_timeout", delta(task.executionTimeout()))
                .with("retry_delay", delta(retry.delay()))
                .with("retry_exponential_backoff", retry.multiplier())
                .with("priority_weight", task.claim().priorityWeight())
                .with("weight_rule", task.claim().weightRule().code())
                .with("ui_color", "#fff")
                .with("ui_fgcolor", "#000")
                .with("template_fields", List.of())
                .with("downstream_task_ids", dag.downstream(task.id()))
                .with("doc_md", task.notes().docMd())
                .with("operator_name", task.operator().name())
                .with("params", params(task.params()))
                .with(
                        "class_ref",
                        Map.of(
                                "module_path",
                                "airflow.sdk",
                                "class_name",
                                task.operator().name()))
                .with("is_mapped", false)
                .with("extra_links", List.of());
    }

    private static @Nullable Json delta(@Nullable Duration duration) {
        return duration == null
                ? null
                : new Json()
                        .with("__type", "TimeDelta")
                        .with("days", duration.toDays())
                        .with("seconds", duration.minusDays(duration.toDays()).toSeconds())
                        .with("microseconds", duration.getNano() / 1000);
    }

    Json run(StoredRun run) {
        var interval = run.interval();
        return new Json()
                .with("dag_run_id", run.runId())
                .with("dag_id", run.dagId())
                .with("dag_display_name", displayName(run.dagId()))
                .with("logical_date", moment(run.logicalDate()))
                .with("queued_at", moment(run.queuedAt()))
                .with("start_date", moment(run.start()))
                .with("end_date", moment(run.end()))
                .with("duration", seconds(run.start(), run.end()))
                .with("data_interval_start", interval == null ? null : moment(interval.start()))
                .with("data_interval_end", interval == null ? null : moment(interval.end()))
                .with("run_after", moment(run.runAfter()))
                .with("last_scheduling_decision", moment(run.lookedAt()))
                .with("run_type", run.type().code())
                .with("state", run.state().code())
                .with("triggered_by", triggeredBy(run.triggeredBy()))
                .with("triggering_user_name", run.user())
                .with("conf", operations.conf(run))
                .with("note", run.note())
                .with("dag_versions", List.of(version(run.dagId(), run.version(), run.queuedAt())))
                .with("bundle_version", null)
                .with("partition_key", null);
    }

    private static String triggeredBy(String word) {
        return List.of("cli", "operator", "rest_api", "ui", "timetable", "backfill")
                        .contains(word)
                ? word
                : "test";
    }

    List<Json> taskInstances(Sql sql, List<TaskRows.OfRun> tasks) {
        var ids = tasks.stream()
                .map(each -> each.task().attemptId())
                .flatMap(Stream::ofNullable)
                .toList();
        var attempts = new AttemptRows(sql).find(ids);
        return tasks.stream()
                .map(each -> taskInstance(
                        each,
                        each.task().attemptId() == null
                                ? null
                                : attempts.get(each.task().attemptId())))
                .toList();
    }

    Json taskInstance(Sql sql, TaskRows.OfRun each) {
        return taskInstances(sql, List.of(each)).get(0);
    }

    private Json taskInstance(TaskRows.OfRun each, @Nullable StoredAttempt attempt) {
        var task = each.task();
        return instance(each, attempt, task.state(), task.tries())
                .with("id", task.id())
                .with("logical_date", moment(each.run().logicalDate()))
                .with("run_after", moment(each.run().runAfter()))
                .with("start_date", moment(task.start()))
                .with("end_date", moment(task.end()))
                .with("duration", seconds(task.start(), task.end()))
                .with("queued_when", moment(task.queuedAt()))
                .with("scheduled_when", moment(task.scheduledAt()))
                .with("note", task.note())
                .with("rendered_map_index", null)
                .with("rendered_fields", Map.of())
                .with("trigger", null)
                .with("triggerer_job", null);
    }

    /** One try of a task, of those that were. */
    Json attempt(TaskRows.OfRun each, StoredAttempt attempt) {
        return instance(each, attempt, attempt.state(), attempt.number())
                .with("start_date", moment(attempt.start()))
                .with("end_date", moment(attempt.end()))
                .with("duration", seconds(attempt.start(), attempt.end()))
                .with("queued_when", moment(attempt.queuedAt()))
                .with("scheduled_when", null);
    }

    private Json instance(TaskRows.OfRun each, @Nullable StoredAttempt attempt, TaskState state, int number) {
        var run = each.run();
        var stored = each.task();
        var task =
                bag.dag(run.dagId()).flatMap(dag -> dag.find(stored.taskId())).orElse(null);
        return new Json()
                .with("task_id", stored.taskId())
                .with("dag_id", run.dagId())
                .with("dag_run_id", run.runId())
                .with("map_index", stored.mapIndex())
                .with("state", state.code())
                .with("try_number", number)
                .with("max_tries", stored.maxTries())
                .with(
                        "task_display_name",
                        task == null ? stored.taskId() : task.notes().displayName())
                .with("dag_display_name", displayName(run.dagId()))
                .with("hostname", attempt == null ? null : attempt.host())
                .with("unixname", null)
                .with("pool", task == null ? "default_pool" : task.claim().pool())
                .with("pool_slots", task == null ? 1 : task.claim().slots())
                .with("queue", task == null ? null : task.claim().queue())
                .with("priority_weight", task == null ? null : task.claim().priorityWeight())
                .with("operator", task == null ? null : task.operator().name())
                .with("operator_name", task == null ? null : task.operator().name())
                .with("pid", attempt == null ? null : attempt.pid())
                .with("executor", null)
                .with("executor_config", "{}")
                .with("dag_version", version(run.dagId(), run.version(), run.queuedAt()));
    }

    Json xcom(StoredRun run, XComRows.Entry entry) {
        return new Json()
                .with("key", entry.key())
                .with("timestamp", moment(entry.createdAt()))
                .with("logical_date", moment(run.logicalDate()))
                .with("map_index", entry.mapIndex())
                .with("task_id", entry.taskId())
                .with("dag_id", run.dagId())
                .with("run_id", run.runId())
                .with("run_after", moment(run.runAfter()))
                .with("dag_display_name", displayName(run.dagId()))
                .with("task_display_name", entry.taskId());
    }

    Json backfill(BackfillRows.Backfill backfill) {
        return new Json()
                .with("id", backfill.id())
                .with("dag_id", backfill.dagId())
                .with("from_date", moment(backfill.from()))
                .with("to_date", moment(backfill.to()))
                .with("dag_run_conf", Operations.value(backfill.conf()))
                .with("is_paused", backfill.paused())
                .with("reprocess_behavior", backfill.reprocess())
                .with("max_active_runs", backfill.maxActiveRuns())
                .with("created_at", moment(backfill.created()))
                .with("completed_at", moment(backfill.completed()))
                .with("updated_at", moment(backfill.updated()))
                .with("dag_display_name", displayName(backfill.dagId()));
    }

    /** A list with its name and how many there are in all. */
    static Json list(String name, List<? extends Object> rows, long total) {
        return new Json().with(name, new ArrayList<>(rows)).with("total_entries", total);
    }
}
