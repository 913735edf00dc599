package vn.htsd.scheduler.api;

import java.util.Map;
import java.util.Objects;
import vn.htsd.scheduler.engine.Backfills;
import vn.htsd.scheduler.store.BackfillRows;

/** Making up for runs. */
record BackfillsApi(Part part, Backfills backfills) {
    private static final String ONE = "/api/v2/backfills/{backfill_id}";

    void routes(Router router) {
        router.get("/api/v2/backfills", this::list);
        router.on("POST", "/api/v2/backfills", Role.OP, this::create);
        router.on("POST", "/api/v2/backfills/dry_run", Role.OP, this::dryRun);
        router.get(ONE, this::one);
        router.on("PUT", ONE + "/pause", Role.OP, call -> changed(call, backfills.pause(id(call), true), "pause"));
        router.on("PUT", ONE + "/unpause", Role.OP, call -> changed(call, backfills.pause(id(call), false), "unpause"));
        router.on("PUT", ONE + "/cancel", Role.OP, call -> changed(call, backfills.cancel(id(call)), "cancel"));
    }

    private static long id(Call call) {
        return call.wholePart("backfill_id");
    }

    private ApiResponse changed(Call call, BackfillRows.Backfill backfill, String what) {
        part.audit(call, what + "_backfill", Map.of("id", backfill.id()));
        return ApiResponse.ok(part.json().backfill(backfill));
    }

    private ApiResponse list(Call call) {
        var found = part.database().transact(sql -> new BackfillRows(sql).all()).stream()
                .filter(backfill -> Lists.equal(call, "dag_id", backfill.dagId()))
                .map(part.json()::backfill)
                .toList();
        return Lists.answer(call, "backfills", found);
    }

    private ApiResponse one(Call call) {
        var backfill = part.database().transact(sql -> Backfills.find(new BackfillRows(sql), id(call)));
        return ApiResponse.ok(part.json().backfill(backfill));
    }

    private static Backfills.Request request(Call call) {
        var body = call.body();
        int most = body.whole("max_active_runs", 10);
        if (most < 1) {
            throw ApiException.invalid("body", "max_active_runs", "Input should be greater than 0", "greater_than");
        }
        return new Backfills.Request(
                body.required("dag_id"),
                body.requiredMoment("from_date"),
                body.requiredMoment("to_date"),
                body.flag("run_backwards", false),
                most,
                Objects.requireNonNullElse(body.text("reprocess_behavior"), "none"),
                body.object("dag_run_conf"));
    }

    private ApiResponse create(Call call) {
        var request = request(call);
        var backfill = backfills.create(request);
        part.audit(call, "create_backfill", Map.of("id", backfill.id(), "dag_id", request.dagId()));
        return ApiResponse.ok(part.json().backfill(backfill));
    }

    private ApiResponse dryRun(Call call) {
        var runs = backfills.plan(request(call)).stream()
                .map(run -> new AirflowJson.Json()
                        .with("logical_date", AirflowJson.moment(run.logicalDate()))
                        .with("partition_date", null)
                        .with("partition_key", null))
                .toList();
        return ApiResponse.ok(AirflowJson.list("backfills", runs, runs.size()));
    }
}
