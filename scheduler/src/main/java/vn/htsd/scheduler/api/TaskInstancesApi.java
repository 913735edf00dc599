package vn.htsd.scheduler.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.rule.TaskState;
import vn.htsd.scheduler.engine.ClearRequest;
import vn.htsd.scheduler.engine.Operations;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.RowFilter;
import vn.htsd.scheduler.store.Sql;
import vn.htsd.scheduler.store.TaskRows;
import vn.htsd.scheduler.store.XComRows;

/** Tasks of runs: how they stand, their tries, what they left, clearing and marking them. */
record TaskInstancesApi(Part part) {
    private static final String INSTANCES = "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances";
    private static final String INSTANCE = INSTANCES + "/{task_id}";

    void routes(Router router) {
        router.get(INSTANCES, this::list);
        router.on("POST", INSTANCES + "/list", Role.VIEWER, this::batch);
        router.get(INSTANCE, this::one);
        router.get(INSTANCE + "/{map_index}", this::mapped);
        router.on("PATCH", INSTANCE, Role.USER, this::patch);
        router.on("PATCH", INSTANCE + "/{map_index}", Role.USER, call -> {
            mapped(call);
            return patch(call);
        });
        router.on("DELETE", INSTANCE, Role.USER, this::delete);
        router.on("PATCH", INSTANCE + "/dry_run", Role.USER, this::dryRun);
        router.get(INSTANCE + "/dependencies", this::dependencies);
        router.get(INSTANCE + "/tries", this::tries);
        router.get(INSTANCE + "/tries/{task_try_number}", this::oneTry);
        router.get(INSTANCE + "/links", call -> {
            found(call);
            return ApiResponse.ok(
                    new AirflowJson.Json().with("extra_links", Map.of()).with("total_entries", 0));
        });
        router.get(INSTANCE + "/xcomEntries", this::xcoms);
        router.get(INSTANCE + "/xcomEntries/{xcom_key}", this::xcom);
        router.on("POST", "/api/v2/dags/{dag_id}/clearTaskInstances", Role.USER, this::clear);
    }

    private ApiResponse answer(RowFilter filter) {
        return part.database().transact(sql -> {
            var page = new TaskRows(sql).list(filter);
            return ApiResponse.ok(
                    AirflowJson.list("task_instances", part.json().taskInstances(sql, page.rows()), page.total()));
        });
    }

    private ApiResponse list(Call call) {
        var filter = RowFilter.ofTasks();
        var dagId = call.part("dag_id");
        var runId = call.part("dag_run_id");
        if (!dagId.equals(Call.ALL)) {
            part.database().transact(sql -> part.operations().stored(sql, dagId));
            filter.is("dag_id", dagId);
        }
        if (!runId.equals(Call.ALL)) {
            if (!dagId.equals(Call.ALL)) {
                part.database().transact(sql -> part.operations().run(sql, dagId, runId));
            }
            filter.is("run_id", runId);
        }
        Lists.states("query", "state", new ArrayList<>(call.all("state")), TaskState.class, filter);
        var taskId = call.text("task_id");
        if (taskId != null) {
            filter.is("task_id", taskId);
        }
        Lists.pattern(call, "dag_id_pattern", "dag_id", filter);
        Lists.pattern(call, "run_id_pattern", "run_id", filter);
        for (var number : List.of("try_number", "map_index", "version_number")) {
            if (!call.all(number).isEmpty()) {
                filter.in(number, call.wholes(number));
            }
        }
        var known = new KnownTasks(part.bag(), dagId);
        known.filter(call, filter);
        Lists.ranges(call, filter);
        for (var order : call.orders()) {
            if (order.field().equals("operator")) {
                known.orderByOperator(filter, order.down());
            } else {
                filter.orderBy(order.field(), order.down());
            }
        }
        return answer(filter.page(call.limit(), call.offset()));
    }

    private ApiResponse batch(Call call) {
        var body = call.body();
        var filter = RowFilter.ofTasks();
        anyOf(body, "dag_ids", "dag_id", filter);
        anyOf(body, "dag_run_ids", "run_id", filter);
        anyOf(body, "task_ids", "task_id", filter);
        Lists.states("body", "state", body.texts("state"), TaskState.class, filter);
        new KnownTasks(part.bag(), Call.ALL).filter(body, filter);
        return answer(Lists.common(body, filter, call.operation().sorts()));
    }

    private static void anyOf(Body body, String name, String field, RowFilter filter) {
        if (body.has(name)) {
            filter.in(field, body.texts(name));
        }
    }

    private TaskRows.OfRun found(Call call) {
        return part.database().transact(sql -> found(sql, call));
    }

    private TaskRows.OfRun found(Sql sql, Call call) {
        var run = part.operations().run(sql, call.part("dag_id"), call.part("dag_run_id"));
        return new TaskRows.OfRun(part.operations().task(sql, run, call.part("task_id")), run);
    }

    private ApiResponse one(Call call) {
        return part.database().transact(sql -> ApiResponse.ok(part.json().taskInstance(sql, found(sql, call))));
    }

    private ApiResponse mapped(Call call) {
        int index = call.wholePart("map_index");
        if (index != -1) {
            throw new ApiException(
                    404,
                    "The Mapped Task Instance with dag_id: `" + call.part("dag_id") + "`, run_id: `"
                            + call.part("dag_run_id") + "`, task_id: `" + call.part("task_id") + "`, and map_index: `"
                            + index + "` was not found");
        }
        return one(call);
    }

    private static ClearRequest only(Call call, Body body) {
        return new ClearRequest(
                call.part("dag_id"),
                call.part("dag_run_id"),
                List.of(call.part("task_id")),
                null,
                null,
                false,
                false,
                body.flag("include_upstream", false),
                body.flag("include_downstream", false),
                body.flag("include_past", false),
                body.flag("include_future", false),
                true);
    }

    private static @Nullable TaskState newState(Body body) {
        var state = body.text("new_state");
        if (state == null) {
            return null;
        }
        if (!List.of("success", "failed", "skipped").contains(state)) {
            throw ApiException.invalid(
                    "body", "new_state", "'" + state + "' is not one of ['success', 'failed', 'skipped']", "enum");
        }
        return TaskState.valueOf(state.toUpperCase(Locale.ROOT));
    }

    private ApiResponse patch(Call call) {
        var body = call.body();
        var each = found(call);
        var state = newState(body);
        List<TaskRows.OfRun> changed = List.of(each);
        if (state != null) {
            changed = part.operations().mark(only(call, body), state);
        }
        if (body.mentions("note")) {
            part.operations()
                    .setTaskNote(
                            each.run().dagId(), each.run().runId(), each.task().taskId(), body.text("note"));
        }
        part.audit(call, "patch_task_instance", Map.of("new_state", state == null ? "" : String.valueOf(state.code())));
        return answer(changed);
    }

    private ApiResponse answer(List<TaskRows.OfRun> tasks) {
        return part.database().transact(sql -> {
            var now = tasks.stream()
                    .map(each -> new TaskRows.OfRun(
                            part.operations().task(sql, each.run(), each.task().taskId()), each.run()))
                    .toList();
            return part.instances(sql, now);
        });
    }

    private ApiResponse delete(Call call) {
        part.operations().deleteTask(call.part("dag_id"), call.part("dag_run_id"), call.part("task_id"));
        part.audit(call, "delete_task_instance");
        return new ApiResponse(200, ApiResponse.JSON, null);
    }

    private ApiResponse dryRun(Call call) {
        var body = call.body();
        found(call);
        newState(body);
        return part.database()
                .transact(sql -> part.instances(sql, part.operations().chosen(sql, only(call, body))));
    }

    private ApiResponse clear(Call call) {
        var body = call.body();
        var request = new ClearRequest(
                call.part("dag_id"),
                body.text("dag_run_id"),
                body.texts("task_ids").stream().filter(Objects::nonNull).toList(),
                body.moment("start_date"),
                body.moment("end_date"),
                body.flag("only_failed", true) && !body.flag("only_running", false),
                body.flag("only_running", false),
                body.flag("include_upstream", false),
                body.flag("include_downstream", false),
                body.flag("include_past", false),
                body.flag("include_future", false),
                body.flag("reset_dag_runs", true));
        if (request.runId() == null && (request.past() || request.future())) {
            throw ApiException.invalid(
                    "body",
                    "dag_run_id",
                    "Value error, Cannot use include_past or include_future when dag_run_id is not provided",
                    "value_error");
        }
        if (body.flag("dry_run", true)) {
            return part.database()
                    .transact(sql -> part.instances(sql, part.operations().chosen(sql, request)));
        }
        var cleared = part.operations().clear(request);
        part.audit(call, "clear_task_instances", Map.of("tasks", cleared.size()));
        return answer(cleared);
    }

    /** Why a task does not start yet. */
    private ApiResponse dependencies(Call call) {
        return part.database().transact(sql -> {
            var each = found(sql, call);
            var dag = part.operations().dag(each.run().dagId());
            var reasons = new ArrayList<AirflowJson.Json>();
            if (each.task().state() == TaskState.NONE) {
                var states = new TaskRows(sql).states(each.run().pk());
                var task = dag.task(each.task().taskId());
                var waits = task.upstream().stream()
                        .filter(id -> !states.getOrDefault(id, TaskState.NONE).isFinished())
                        .toList();
                if (!waits.isEmpty()) {
                    reasons.add(new AirflowJson.Json()
                            .with("name", "Trigger Rule")
                            .with(
                                    "reason",
                                    "Task's trigger rule '" + task.rule().code() + "' waits for upstream tasks: "
                                            + String.join(", ", waits)));
                }
                if (part.operations().stored(sql, dag.id()).paused()) {
                    reasons.add(new AirflowJson.Json()
                            .with("name", "Dag Not Paused")
                            .with("reason", "Task's Dag '" + dag.id() + "' is paused."));
                }
            }
            return ApiResponse.ok(new AirflowJson.Json().with("dependencies", reasons));
        });
    }

    private ApiResponse tries(Call call) {
        return part.database().transact(sql -> {
            var each = found(sql, call);
            var rows = new AttemptRows(sql)
                    .of(each.run().pk(), each.task().taskId()).stream()
                            .map(attempt -> part.json().attempt(each, attempt))
                            .toList();
            return ApiResponse.ok(AirflowJson.list("task_instances", rows, rows.size()));
        });
    }

    private ApiResponse oneTry(Call call) {
        return part.database().transact(sql -> {
            var each = found(sql, call);
            int number = call.wholePart("task_try_number");
            return new AttemptRows(sql)
                    .of(each.run().pk(), each.task().taskId()).stream()
                            .filter(attempt -> attempt.number() == number)
                            .findFirst()
                            .map(attempt -> ApiResponse.ok(part.json().attempt(each, attempt)))
                            .orElseThrow(() -> new ApiException(
                                    404,
                                    "The Task Instance with dag_id: `"
                                            + each.run().dagId() + "`, run_id: `"
                                            + each.run().runId() + "`, task_id: `"
                                            + each.task().taskId()
                                            + "`, try_number: `" + number + "` was not found"));
        });
    }

    private ApiResponse xcoms(Call call) {
        var filter = RowFilter.ofXComs();
        only(filter, "dag_id", call.part("dag_id"));
        only(filter, "run_id", call.part("dag_run_id"));
        only(filter, "task_id", call.part("task_id"));
        var key = call.text("xcom_key");
        if (key != null) {
            filter.is("xcom_key", key);
        }
        for (var name : List.of("map_index", "map_index_filter")) {
            if (call.text(name) != null) {
                filter.is("map_index", call.whole(name, -1));
            }
        }
        Lists.pattern(call, "xcom_key_pattern", "xcom_key", filter);
        Lists.pattern(call, "run_id_pattern", "run_id", filter);
        Lists.pattern(call, "task_id_pattern", "task_id", filter);
        if (call.text("dag_display_name_pattern") != null) {
            filter.in(
                    "dag_id",
                    part.bag().dags().keySet().stream()
                            .filter(dag -> Lists.like(
                                    call,
                                    "dag_display_name_pattern",
                                    part.json().displayName(dag)))
                            .toList());
        }
        Lists.ranges(call, filter);
        filter.page(call.limit(), call.offset());
        var page = part.database().transact(sql -> new XComRows(sql).list(filter));
        var rows = page.rows().stream()
                .map(left -> part.json().xcom(left.run(), left.entry()))
                .toList();
        return ApiResponse.ok(AirflowJson.list("xcom_entries", rows, page.total()));
    }

    private static void only(RowFilter filter, String field, String value) {
        if (!value.equals(Call.ALL)) {
            filter.is(field, value);
        }
    }

    private ApiResponse xcom(Call call) {
        return part.database().transact(sql -> {
            var each = found(sql, call);
            var key = call.part("xcom_key");
            var entry = new XComRows(sql)
                    .of(each.run().pk(), each.task().taskId()).stream()
                            .filter(known -> known.key().equals(key))
                            .findFirst()
                            .orElseThrow(() -> new ApiException(404, "XCom entry with key: `" + key + "` not found"));
            Object value = call.flag("stringify", false) ? entry.value() : Operations.value(entry.value());
            return ApiResponse.ok(part.json().xcom(each.run(), entry).with("value", value));
        });
    }
}
