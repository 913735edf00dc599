package vn.htsd.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first version of the API, as far as monitors and other orchestrators still speak it: each request is asked of the
 * second version, and its answer is put into the older words.
 */
final class AirflowV1Shim {
    static final String PREFIX = "/api/v1/";

    /** What the first version answers here: nothing that it never had. */
    private static final List<Pattern> KNOWN = List.of(
                    "GET version",
                    "GET health",
                    "GET dags",
                    "(GET|PATCH) dags/[^/]+",
                    "GET dags/[^/]+/details",
                    "GET dags/[^/]+/tasks(/[^/]+)?",
                    "(GET|POST) dags/[^/]+/dagRuns",
                    "(GET|DELETE) dags/[^/]+/dagRuns/[^/]+",
                    "POST dags/~/dagRuns/list",
                    "GET dags/[^/]+/dagRuns/[^/]+/taskInstances(/[^/]+)?",
                    "POST dags/~/dagRuns/~/taskInstances/list",
                    "(GET|POST) (variables|pools|connections)",
                    "(GET|PATCH|DELETE) (variables|pools|connections)/[^/]+")
            .stream()
            .map(Pattern::compile)
            .toList();

    private static final Set<String> OLD_NAMES = Set.of("dag_runs", "task_instances", "dags");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final AirflowApi api;
    private final Clock clock;

    AirflowV1Shim(AirflowApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    ApiResponse answer(ApiRequest request) {
        var rest = request.path().substring(PREFIX.length());
        if (KNOWN.stream()
                .noneMatch(known -> known.matcher(request.method() + " " + rest).matches())) {
            return problem(404, "Not Found");
        }
        var asked = new ApiRequest(
                request.method(),
                "/api/v2/" + (rest.equals("health") ? "monitor/health" : rest),
                query(request),
                body(request, rest),
                request.accept(),
                request.caller());
        var answer = api.answer(asked);
        var body = answer.body();
        if (body == null) {
            return answer;
        }
        var tree = Json.tree(body);
        return answer.status() < 300
                ? new ApiResponse(answer.status() == 201 ? 200 : answer.status(), ApiResponse.JSON, older(tree))
                : problem(
                        answer.status(),
                        tree.path("detail").isTextual()
                                ? tree.path("detail").asText()
                                : tree.path("detail").toString());
    }

    /** Moments of runs had another name once, and so had DAGs that no file has any more. */
    private static String newer(String name) {
        return name.equals("only_active") ? "exclude_stale" : name.replace("execution_date", "logical_date");
    }

    private static Map<String, List<String>> query(ApiRequest request) {
        var query = new LinkedHashMap<String, List<String>>();
        request.query()
                .forEach((name, values) -> query.put(
                        newer(name),
                        name.equals("order_by")
                                ? values.stream().map(AirflowV1Shim::newer).toList()
                                : values));
        return query;
    }

    private JsonNode body(ApiRequest request, String rest) {
        if (!request.body().isObject()) {
            return request.body();
        }
        ObjectNode body = MAPPER.createObjectNode();
        request.body().properties().forEach(field -> body.set(newer(field.getKey()), field.getValue()));
        if (body.path("order_by").isTextual()) {
            body.put("order_by", newer(body.path("order_by").textValue()));
        }
        if (request.method().equals("PATCH") && rest.startsWith("pools/") && body.has("name")) {
            body.set("pool", body.remove("name"));
        }
        for (var name : List.of("state", "states")) {
            if (body.path(name) instanceof ArrayNode states) {
                body.set(name, withNulls(states));
            }
        }
        // a run that is made without a word about its moment is about now
        if (request.method().equals("POST") && rest.endsWith("/dagRuns") && !body.hasNonNull("logical_date")) {
            body.put("logical_date", clock.instant().toString());
        }
        return body;
    }

    private static ArrayNode withNulls(ArrayNode states) {
        var copy = MAPPER.createArrayNode();
        states.forEach(state -> copy.add(state.asText().equals("none") ? MAPPER.nullNode() : state));
        return copy;
    }

    private static ApiResponse problem(int status, String detail) {
        return new ApiResponse(
                status,
                "application/problem+json",
                Json.text(new AirflowJson.Json()
                        .with("title", detail)
                        .with("status", status)
                        .with("detail", detail)
                        .with("type", "about:blank")));
    }

    private static JsonNode older(JsonNode answer) {
        if (!answer.isObject()) {
            return answer;
        }
        ObjectNode copy = answer.deepCopy();
        for (var name : OLD_NAMES) {
            copy.path(name).forEach(AirflowV1Shim::rename);
        }
        rename(copy);
        return copy;
    }

    private static void rename(JsonNode node) {
        if (!(node instanceof ObjectNode row)) {
            return;
        }
        if (row.has("dag_run_id") && row.has("logical_date")) {
            row.set("execution_date", row.get("logical_date"));
        }
        if (row.has("run_type")) {
            row.put("external_trigger", row.path("run_type").asText().equals("manual"));
        }
        if (row.has("is_stale")) {
            row.put("is_active", !row.path("is_stale").asBoolean());
            row.set(
                    "schedule_interval",
                    MAPPER.createObjectNode()
                            .put("__type", "CronExpression")
                            .put("value", row.path("timetable_summary").asText()));
        }
    }
}
