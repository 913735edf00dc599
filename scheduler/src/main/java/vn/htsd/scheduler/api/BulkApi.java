package vn.htsd.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Several things made, changed or deleted by one request. Each is asked for as if alone, by the same paths and with the same
 * rights and audit; an action that is to fail on what is there, or is not there, does nothing at all then.
 *
 * @param door answers single requests
 */
record BulkApi(Function<ApiRequest, ApiResponse> door) {
    private static final String INSTANCES = "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances";

    /** What is asked in bulk: where it lies, what names it, what of it lies in the path, what it is called in the answer. */
    private record Kind(String base, String id, List<String> inPath, UnaryOperator<String> label) {
        String name(JsonNode entity) {
            if (entity.isTextual()) {
                return entity.textValue();
            }
            return entity.path(id).asText();
        }

        String path(JsonNode entity) {
            return base + "/" + ApiRequest.encoded(name(entity));
        }
    }

    void routes(Router router) {
        router.on("PATCH", "/api/v2/pools", Role.OP, call -> answer(call, plain("/api/v2/pools", "name", "name")));
        router.on("PATCH", "/api/v2/variables", Role.OP, call -> answer(call, plain("/api/v2/variables", "key")));
        router.on(
                "PATCH",
                "/api/v2/connections",
                Role.OP,
                call -> answer(call, plain("/api/v2/connections", "connection_id")));
        router.on("PATCH", INSTANCES, Role.USER, call -> answer(call, tasksOf(call)));
    }

    private static Kind plain(String base, String id, String... inPath) {
        return new Kind(base, id, List.of(inPath), name -> name);
    }

    private static Kind tasksOf(Call call) {
        var dag = call.part("dag_id");
        var run = call.part("dag_run_id");
        if (dag.equals(Call.ALL) || run.equals(Call.ALL)) {
            throw ApiException.invalid(
                    "path", "dag_run_id", "Tasks are changed run by run: name the DAG and the run", "value_error");
        }
        var base = ApiRequest.path("dags", dag, "dagRuns", run, "taskInstances");
        return new Kind(
                base,
                "task_id",
                List.of("task_id", "dag_id", "dag_run_id", "map_index"),
                task -> dag + "." + run + "." + task + "[-1]");
    }

    private ApiResponse answer(Call call, Kind kind) {
        var results =
                new AirflowJson.Json().with("create", null).with("update", null).with("delete", null);
        for (var action : call.body().json().path("actions")) {
            var body = new Body(action);
            results.merge(body.required("action"), new Bulk(call.caller(), kind, body).carryOut(), BulkApi::together);
        }
        return ApiResponse.ok(results);
    }

    /** Two actions of one kind have one answer. */
    private static Object together(Object first, Object second) {
        var all = (Outcome) first;
        all.success().addAll(((Outcome) second).success());
        all.errors().addAll(((Outcome) second).errors());
        return all;
    }

    /** What became of an action. */
    private record Outcome(List<String> success, List<Map<String, Object>> errors) {}

    /** One action on many things. */
    private final class Bulk {
        private final Caller caller;
        private final Kind kind;
        private final Body body;
        private final List<String> success = new ArrayList<>();
        private final List<Map<String, Object>> errors = new ArrayList<>();

        Bulk(Caller caller, Kind kind, Body body) {
            this.caller = caller;
            this.kind = kind;
            this.body = body;
        }

        Outcome carryOut() {
            var entities = body.json().path("entities");
            var action = body.required("action");
            boolean creates = action.equals("create");
            var known = new ArrayList<JsonNode>();
            var unknown = new ArrayList<JsonNode>();
            entities.forEach(entity -> (isThere(entity) ? known : unknown).add(entity));
            var odd = creates ? known : unknown;
            var onOdd = choice(creates);
            if (onOdd.equals("fail") && !odd.isEmpty()) {
                refuse(creates, odd);
            } else if (creates) {
                unknown.forEach(entity -> ask("POST", kind.base(), entity, entity));
                if (onOdd.equals("overwrite")) {
                    known.forEach(entity -> ask("PATCH", kind.path(entity), entity, alone(entity)));
                }
            } else if (action.equals("update")) {
                known.forEach(entity -> ask("PATCH", kind.path(entity), entity, alone(entity)));
            } else {
                known.forEach(entity -> ask("DELETE", kind.path(entity), entity, Json.tree(null)));
            }
            return new Outcome(success, errors);
        }

        private String choice(boolean creates) {
            var field = creates ? "action_on_existence" : "action_on_non_existence";
            return body.has(field) ? body.required(field) : "fail";
        }

        private void refuse(boolean creates, List<JsonNode> odd) {
            var names = odd.stream().map(kind::name).toList();
            errors.add(Map.of(
                    "error",
                    names + (creates ? " already exist; nothing was created" : " were not found; nothing was changed"),
                    "status_code",
                    creates ? 409 : 404));
        }

        private boolean isThere(JsonNode entity) {
            return send("GET", kind.path(entity), Json.tree(null)).status() == 200;
        }

        /** As one alone is sent: what names it lies in the path. */
        private JsonNode alone(JsonNode entity) {
            return entity instanceof ObjectNode object ? object.deepCopy().remove(kind.inPath()) : entity;
        }

        private void ask(String method, String path, JsonNode entity, JsonNode sent) {
            var answer = send(method, path, sent);
            if (answer.status() < 300) {
                success.add(kind.label().apply(kind.name(entity)));
            } else {
                errors.add(Map.of(
                        "error",
                        kind.name(entity) + ": " + Json.tree(answer.body()).path("detail"),
                        "status_code",
                        answer.status()));
            }
        }

        private Map<String, List<String>> mask(String method) {
            return method.equals("PATCH") && body.has("update_mask")
                    ? Map.of(
                            "update_mask",
                            body.texts("update_mask").stream()
                                    .map(String::valueOf)
                                    .toList())
                    : Map.of();
        }

        private ApiResponse send(String method, String path, JsonNode sent) {
            return door.apply(new ApiRequest(method, path, mask(method), sent, ApiResponse.JSON, caller));
        }
    }
}
