package vn.htsd.scheduler.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.timetable.DataInterval;
import vn.htsd.scheduler.engine.ClearRequest;
import vn.htsd.scheduler.engine.Operations;
import vn.htsd.scheduler.engine.TriggerRequest;
import vn.htsd.scheduler.run.DagRunState;
import vn.htsd.scheduler.store.Page;
import vn.htsd.scheduler.store.RowFilter;
import vn.htsd.scheduler.store.RunRows;
import vn.htsd.scheduler.store.StoredRun;
import vn.htsd.scheduler.store.XComRows;

/** Runs of DAGs. */
record RunsApi(Part part) {
    private static final String RUNS = "/api/v2/dags/{dag_id}/dagRuns";
    private static final String RUN = RUNS + "/{dag_run_id}";

    void routes(Router router) {
        router.get(RUNS, this::list);
        router.on("POST", RUNS, Role.USER, this::trigger);
        router.on("POST", RUNS + "/list", Role.VIEWER, this::batch);
        router.get(RUN, this::one);
        router.on("PATCH", RUN, Role.USER, this::patch);
        router.on("DELETE", RUN, Role.USER, this::delete);
        router.on("POST", RUN + "/clear", Role.USER, this::clear);
        router.get(RUN + "/wait", this::await);
        router.get(RUN + "/upstreamAssetEvents", call -> {
            find(call);
            return ApiResponse.ok(AirflowJson.list("asset_events", List.of(), 0));
        });
    }

    private ApiResponse answer(RowFilter filter) {
        Page<StoredRun> page = part.database().transact(sql -> new RunRows(sql).list(filter));
        return ApiResponse.ok(AirflowJson.list(
                "dag_runs", page.rows().stream().map(part.json()::run).toList(), page.total()));
    }

    private ApiResponse list(Call call) {
        var filter = RowFilter.ofRuns();
        var dagId = call.part("dag_id");
        if (!dagId.equals(Call.ALL)) {
            part.database().transact(sql -> part.operations().stored(sql, dagId));
            filter.is("dag_id", dagId);
        }
        Lists.anyOf(call, "run_type", "run_type", filter);
        Lists.states("query", "state", new ArrayList<>(call.all("state")), DagRunState.class, filter);
        if (!call.all("dag_version").isEmpty()) {
            filter.in("dag_version", call.wholes("dag_version"));
        }
        Lists.pattern(call, "run_id_pattern", "run_id", filter);
        Lists.pattern(call, "dag_id_pattern", "dag_id", filter);
        Lists.pattern(call, "triggering_user_name_pattern", "triggering_user", filter);
        var conf = call.text("conf_contains");
        if (conf != null) {
            filter.contains("conf", conf);
        }
        var partition = call.text("partition_key_pattern");
        if (call.text("bundle_version") != null || (partition != null && !partition.equals(Call.ALL))) {
            filter.none(); // runs have neither
        }
        return answer(Lists.common(call, filter));
    }

    private ApiResponse batch(Call call) {
        var body = call.body();
        var filter = RowFilter.ofRuns();
        if (body.has("dag_ids")) {
            filter.in("dag_id", body.texts("dag_ids"));
        }
        Lists.states("body", "states", body.texts("states"), DagRunState.class, filter);
        var conf = body.text("conf_contains");
        if (conf != null) {
            filter.contains("conf", conf);
        }
        return answer(Lists.common(body, filter, call.operation().sorts()));
    }

    private StoredRun find(Call call) {
        return part.database()
                .transact(sql -> part.operations().run(sql, call.part("dag_id"), call.part("dag_run_id")));
    }

    private ApiResponse one(Call call) {
        return ApiResponse.ok(part.json().run(find(call)));
    }

    /** Says the state at once and then at every interval, until the run has ended; then what its tasks left, if asked. */
    private ApiResponse await(Call call) {
        var pause = Duration.ofMillis(Math.round(call.decimal("interval") * 1000));
        if (pause.isZero()) { // less than a millisecond, or no number at all
            throw ApiException.invalid("query", "interval", "Input should be greater than 0", "greater_than");
        }
        var now = find(call);
        return ApiResponse.lines(next -> {
            var run = now;
            next.accept(state(run, call));
            while (!run.state().isFinished()) {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                run = find(call);
                next.accept(state(run, call));
            }
        });
    }

    private String state(StoredRun run, Call call) {
        var tasks = call.all("result");
        var state = run.state().code();
        if (tasks.isEmpty() || !run.state().isFinished()) {
            return Json.text(Map.of("state", state));
        }
        var results = new AirflowJson.Json();
        part.database().change(sql -> {
            for (var task : tasks) {
                var left = new XComRows(sql).value(run.pk(), task, XComRows.RESULT);
                results.put(task, left.map(Operations::value).orElse(null));
            }
        });
        return Json.text(new AirflowJson.Json().with("state", state).with("results", results));
    }

    private ApiResponse trigger(Call call) {
        var body = call.body();
        var start = body.moment("data_interval_start");
        var end = body.moment("data_interval_end");
        if ((start == null) != (end == null)) {
            throw ApiException.invalid(
                    "body",
                    "data_interval_start",
                    "Either both data_interval_start and data_interval_end must be provided or both must be None",
                    "value_error");
        }
        var run = part.operations().trigger(request(call, body, interval(start, end)));
        part.audit(
                call,
                "trigger_dag_run",
                Map.of("run_id", run.runId(), "conf", part.operations().conf(run)));
        return ApiResponse.ok(part.json().run(run));
    }

    private static @Nullable DataInterval interval(@Nullable Instant start, @Nullable Instant end) {
        if (start == null || end == null) {
            return null;
        }
        if (end.isBefore(start)) {
            throw ApiException.invalid("body", "data_interval_end", "It lies before its start", "value_error");
        }
        return new DataInterval(start, end);
    }

    private static TriggerRequest request(Call call, Body body, @Nullable DataInterval interval) {
        var runId = body.text("dag_run_id");
        if (runId != null && !runId.matches("[A-Za-z0-9_.~:+-]{1,250}")) {
            throw ApiException.invalid(
                    "body",
                    "dag_run_id",
                    "The run_id provided '" + runId + "' does not match regex pattern '^[A-Za-z0-9_.~:+-]+$'",
                    "value_error");
        }
        return new TriggerRequest(
                call.part("dag_id"),
                runId,
                body.moment("logical_date"),
                interval,
                body.moment("run_after"),
                body.object("conf"),
                body.text("note"),
                call.caller().through(),
                call.caller().name());
    }

    private ApiResponse patch(Call call) {
        var body = call.body();
        var run = find(call);
        var state = body.text("state");
        if (state != null) {
            run = part.operations()
                    .setRunState(run.dagId(), run.runId(), DagRunState.valueOf(state.toUpperCase(Locale.ROOT)));
        }
        if (body.mentions("note")) {
            run = part.operations().setRunNote(run.dagId(), run.runId(), body.text("note"));
        }
        part.audit(call, "patch_dag_run", Map.of("state", Objects.requireNonNullElse(state, "")));
        return ApiResponse.ok(part.json().run(run));
    }

    private ApiResponse delete(Call call) {
        part.operations().deleteRun(call.part("dag_id"), call.part("dag_run_id"));
        part.audit(call, "delete_dag_run");
        return ApiResponse.nothing();
    }

    private ApiResponse clear(Call call) {
        var body = call.body();
        var run = find(call);
        var request = ClearRequest.run(run.dagId(), run.runId(), body.flag("only_failed", false));
        if (body.flag("dry_run", true)) {
            return part.database()
                    .transact(sql -> part.instances(sql, part.operations().chosen(sql, request)));
        }
        part.operations().clear(request);
        part.audit(call, "clear_dag_run");
        return ApiResponse.ok(part.json().run(find(call)));
    }
}
