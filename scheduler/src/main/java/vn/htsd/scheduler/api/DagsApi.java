package vn.htsd.scheduler.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.store.DagRows;
import vn.htsd.scheduler.store.PoolRows;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.StoredDag;

/** DAGs and their tasks. */
record DagsApi(Part part) {
    void routes(Router router) {
        router.get("/api/v2/dags", this::list);
        router.on("PATCH", "/api/v2/dags", Role.USER, this::patchAll);
        router.get("/api/v2/dags/{dag_id}", this::one);
        router.get("/api/v2/dags/{dag_id}/details", this::details);
        router.on("PATCH", "/api/v2/dags/{dag_id}", Role.USER, this::patch);
        router.on("DELETE", "/api/v2/dags/{dag_id}", Role.USER, this::delete);
        router.get("/api/v2/dags/{dag_id}/tasks", this::tasks);
        router.get("/api/v2/dags/{dag_id}/tasks/{task_id}", this::task);
        router.get("/api/v2/dags/{dag_id}/dagVersions", this::versions);
        router.get("/api/v2/dags/{dag_id}/dagVersions/{version_number}", this::version);
        router.get("/api/v2/dagSources/{dag_id}", this::source);
        router.get("/api/v2/dagStats", this::stats);
        router.get("/api/v2/dagTags", this::tags);
        router.get("/api/v2/dagWarnings", this::warnings);
    }

    /** What loads but can never run as it is: a pool that is not there. */
    private ApiResponse warnings(Call call) {
        var rows = part.database().transact(sql -> {
            var pools = new PoolRows(sql).slots().keySet();
            var warnings = new ArrayList<AirflowJson.Json>();
            for (var stored : new DagRows(sql).all()) {
                part.bag().dag(stored.id()).ifPresent(dag -> {
                    var unknown = dag.tasks().stream()
                            .map(task -> task.claim().pool())
                            .filter(pool -> !pools.contains(pool))
                            .collect(Collectors.toCollection(TreeSet::new));
                    if (!unknown.isEmpty()) {
                        warnings.add(part.json().poolWarning(stored, unknown));
                    }
                });
            }
            return warnings;
        });
        rows.removeIf(row -> !Lists.equal(call, "dag_id", String.valueOf(row.get("dag_id")))
                || !Lists.equal(call, "warning_type", String.valueOf(row.get("warning_type"))));
        return Lists.answer(call, "dag_warnings", rows);
    }

    private ApiResponse list(Call call) {
        var found = chosen(call);
        var page = Lists.page(call, found).stream().map(part.json()::dag).toList();
        return ApiResponse.ok(AirflowJson.list("dags", page, found.size()));
    }

    private List<StoredDag> chosen(Call call) {
        return part.database().transact(sql -> new DagChoice(part, sql, call).dags());
    }

    private StoredDag stored(Call call) {
        return part.database().transact(sql -> part.operations().stored(sql, call.part("dag_id")));
    }

    private ApiResponse one(Call call) {
        return ApiResponse.ok(part.json().dag(stored(call)));
    }

    private ApiResponse details(Call call) {
        return part.database().transact(sql -> {
            var stored = part.operations().stored(sql, call.part("dag_id"));
            var version = new DagRows(sql)
                    .versions(stored.id()).stream()
                            .findFirst()
                            .map(known -> part.json().version(known.dagId(), known.number(), known.createdAt()))
                            .orElse(null);
            long active = new RunRows(sql)
                    .counts(List.of(stored.id())).stream()
                            .filter(count -> List.of("queued", "running").contains(count.state()))
                            .mapToLong(RunRows.StateCount::count)
                            .sum();
            return ApiResponse.ok(part.json().dagDetails(stored, version, active));
        });
    }

    private static boolean paused(Call call) {
        var mask = call.all("update_mask");
        if (!mask.isEmpty() && !mask.equals(List.of("is_paused"))) {
            throw new ApiException(400, "Only `is_paused` field can be updated through the REST API");
        }
        return call.body().flag("is_paused", false);
    }

    private ApiResponse patch(Call call) {
        boolean paused = paused(call);
        var changed = part.operations().pause(call.part("dag_id"), paused);
        part.audit(call, "patch_dag", Map.of("is_paused", paused));
        return ApiResponse.ok(part.json().dag(changed));
    }

    private ApiResponse patchAll(Call call) {
        boolean paused = paused(call);
        var all = call.text("dag_id_pattern") == null ? List.<StoredDag>of() : chosen(call);
        var page = Lists.page(call, all);
        page.forEach(dag -> part.operations().pause(dag.id(), paused));
        part.audit(call, "patch_dags", Map.of("is_paused", paused, "dags", page.size()));
        var rows = part.database().transact(sql -> page.stream()
                .map(dag -> part.json().dag(part.operations().stored(sql, dag.id())))
                .toList());
        return ApiResponse.ok(AirflowJson.list("dags", rows, all.size()));
    }

    private ApiResponse delete(Call call) {
        part.operations().deleteDag(call.part("dag_id"));
        part.audit(call, "delete_dag");
        return ApiResponse.ok(Map.of());
    }

    private ApiResponse tasks(Call call) {
        var dag = part.operations().dag(call.part("dag_id"));
        var tasks = new ArrayList<>(
                dag.tasks().stream().map(task -> AirflowJson.task(dag, task)).toList());
        var order = Objects.requireNonNullElse(call.text("order_by"), "task_id");
        boolean down = order.startsWith("-");
        var field = down ? order.substring(1) : order;
        if (tasks.isEmpty() || !tasks.get(0).containsKey(field)) {
            throw new ApiException(400, "'Task' object has no attribute '" + field + "'");
        }
        Comparator<AirflowJson.Json> by =
                Comparator.comparing(task -> String.valueOf(task.get(field)).toLowerCase(Locale.ROOT));
        tasks.sort(down ? by.reversed() : by);
        return ApiResponse.ok(AirflowJson.list("tasks", tasks, tasks.size()));
    }

    private ApiResponse task(Call call) {
        var dag = part.operations().dag(call.part("dag_id"));
        var taskId = call.part("task_id");
        return dag.tasks().stream()
                .filter(task -> task.id().equals(taskId))
                .findFirst()
                .map(task -> ApiResponse.ok(AirflowJson.task(dag, task)))
                .orElseThrow(() -> new ApiException(404, "Task with id " + taskId + " was not found"));
    }

    private List<DagRows.Version> knownVersions(Call call) {
        return part.database().transact(sql -> {
            part.operations().stored(sql, call.part("dag_id"));
            return new DagRows(sql).versions(call.part("dag_id"));
        });
    }

    private AirflowJson.Json json(DagRows.Version version) {
        return part.json().version(version.dagId(), version.number(), version.createdAt());
    }

    private ApiResponse versions(Call call) {
        var known = knownVersions(call);
        var found = known.stream()
                .filter(version ->
                        call.all("version_number").isEmpty() || call.whole("version_number", 0) == version.number())
                .map(this::json)
                .filter(version -> Lists.equal(call, "bundle_name", AirflowJson.BUNDLE))
                .filter(version -> Lists.equal(call, "bundle_version", null))
                .toList();
        return Lists.answer(call, "dag_versions", found, Map.of("id", "version_number"));
    }

    private ApiResponse version(Call call) {
        return ApiResponse.ok(json(version(call, call.wholePart("version_number"))));
    }

    private DagRows.Version version(Call call, @Nullable Integer number) {
        return knownVersions(call).stream()
                .filter(known -> number == null || known.number() == number)
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        404,
                        "The DagVersion with dag_id: `" + call.part("dag_id") + "` and version_number: `" + number
                                + "` was not found"));
    }

    private ApiResponse source(Call call) {
        var number = call.text("version_number") == null ? null : Integer.valueOf(call.whole("version_number", 0));
        var version = version(call, number);
        if (call.request().accept().contains("text/plain")) {
            return ApiResponse.text("text/plain", version.source());
        }
        return ApiResponse.ok(new AirflowJson.Json()
                .with("content", version.source())
                .with("dag_id", version.dagId())
                .with("version_number", version.number())
                .with("dag_display_name", part.json().displayName(version.dagId())));
    }

    private ApiResponse stats(Call call) {
        var wanted = new HashSet<>(call.all("dag_ids"));
        return part.database().transact(sql -> {
            var counts = new RunRows(sql).counts(wanted);
            var rows = new DagRows(sql)
                    .all().stream()
                            .filter(dag -> wanted.isEmpty() ? !dag.stale() : wanted.contains(dag.id()))
                            .map(dag -> new AirflowJson.Json()
                                    .with("dag_id", dag.id())
                                    .with("dag_display_name", part.json().displayName(dag.id()))
                                    .with("stats", states(dag.id(), counts)))
                            .toList();
            return ApiResponse.ok(AirflowJson.list("dags", rows, rows.size()));
        });
    }

    private static List<AirflowJson.Json> states(String dagId, List<RunRows.StateCount> counts) {
        return List.of(DagRunState.values()).stream()
                .map(state -> new AirflowJson.Json()
                        .with("state", state.code())
                        .with(
                                "count",
                                counts.stream()
                                        .filter(count -> count.dagId().equals(dagId)
                                                && count.state().equals(state.code()))
                                        .mapToLong(RunRows.StateCount::count)
                                        .sum()))
                .toList();
    }

    private ApiResponse tags(Call call) {
        var tags = new TreeSet<String>();
        part.bag().dags().values().forEach(dag -> tags.addAll(dag.notes().tags()));
        var found = tags.stream()
                .filter(tag -> Lists.like(call, "tag_name_pattern", tag))
                .sorted(Lists.comparing(tag -> tag, call.orders().get(0).down()))
                .toList();
        return ApiResponse.ok(AirflowJson.list("tags", Lists.page(call, found), found.size()));
    }
}
