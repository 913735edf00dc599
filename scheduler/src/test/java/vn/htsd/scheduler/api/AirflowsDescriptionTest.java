package vn.htsd.scheduler.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import vn.htsd.scheduler.api.contract.Contract;
import vn.htsd.scheduler.api.contract.OpenApi;

/** Our description beside Airflow's: what differs is named here, with the reason. */
class AirflowsDescriptionTest {
    private static final Map<String, String> DIFFERENCES = Map.ofEntries(
            entry("POST /auth/token", "is its authentication manager's, which has a description of its own"),
            entry("POST /auth/token/cli", "is its authentication manager's, too"),
            entry("GET /api/v2/openapi.json", "is the description itself"),
            entry("GET /api/v2/backfills dag_id", "may be left out here: all backfills"),
            entry("GET /api/v2/backfills dag_id: string?, Airflow: string", "for the same reason"),
            entry(
                    "DELETE /api/v2/dags/{dag_id} 422: HTTPValidationError, Airflow: HTTPExceptionResponse",
                    "what is invalid is told at its place everywhere"),
            entry("GET /api/v2/dags/{dag_id} 422: HTTPValidationError, Airflow: HTTPExceptionResponse", "so here"),
            entry(
                    "POST /api/v2/dags/{dag_id}/dagRuns dag_id: string, Airflow: ",
                    "Airflow leaves open what it is: text"),
            entry("GET /api/v2/dags/{dag_id}/tasks/{task_id} task_id: string, Airflow: ", "so here"),
            entry(
                    "PATCH /api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/{map_index} map_index:"
                            + " integer, Airflow: integer?",
                    "a part of a path is never null"),
            entry(
                    "SchedulerInfoResponse: [do_not_stop, latest_scheduler_heartbeat, status], Airflow:"
                            + " [latest_scheduler_heartbeat, status]",
                    "commands that were asked to stop and go on, where there are any"),
            entry("SchedulerInfoResponse.do_not_stop: string[], Airflow: ", "so here"));

    private final Description ours = Description.ours(OpenApi.document(Contract.read(), "3.2.1", Map.of()));
    private final List<String> differences = new ArrayList<>();

    @Test
    void every_call_parameter_and_field_is_as_airflow_has_it() {
        assumeTrue(Description.airflowsIsThere());
        var airflows = Description.airflows();
        for (var call : ours.calls()) {
            var method = call.split(" ")[0];
            var path = call.split(" ")[1];
            var theirs = airflows.operation(method, path);
            if (theirs.isMissingNode()) {
                differences.add(call);
                continue;
            }
            var own = ours.operation(method, path);
            compare(call, own.path("operationId"), theirs.path("operationId"));
            compare(call, own.at("/tags/0"), theirs.at("/tags/0"));
            parameters(call, own.path("parameters"), theirs.path("parameters"));
            statuses(call, own.path("responses"), theirs.path("responses"));
            compare(
                    call,
                    own.path("requestBody").isMissingNode(),
                    theirs.path("requestBody").isMissingNode());
        }
        ours.document.at("/components/schemas").properties().forEach(schema -> {
            var theirs = airflows.document.at("/components/schemas").path(schema.getKey());
            if (!schema.getKey().startsWith("Login")) {
                schema(schema.getKey(), schema.getValue(), theirs);
            }
        });
        assertThat(differences).containsExactlyInAnyOrderElementsOf(DIFFERENCES.keySet());
    }

    private void compare(String where, Object own, Object theirs) {
        if (!own.equals(theirs)) {
            differences.add(where + ": " + own + ", Airflow: " + theirs);
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** In the same order, since generated clients take them so. */
    private void parameters(String call, JsonNode own, JsonNode theirs) {
        compare(call, texts(names(own)), texts(names(theirs)));
        for (int at = 0; at < Math.min(own.size(), theirs.size()); at++) {
            var one = own.get(at);
            var other = theirs.get(at);
            if (one.path("required").asBoolean() != other.path("required").asBoolean()) {
                differences.add(call + " " + one.path("name").asText());
            }
            compare(call + " " + one.path("name").asText(), kind(one.path("schema")), kind(other.path("schema")));
        }
    }

    private static JsonNode names(JsonNode parameters) {
        var sorted = new ArrayList<String>();
        for (var where : List.of("path", "query", "header")) {
            for (var parameter : parameters) {
                if (parameter.path("in").asText().equals(where)) {
                    sorted.add(parameter.path("name").asText());
                }
            }
        }
        return Json.tree(sorted);
    }

    /** What a value is, in short: {@code integer?}, {@code DagRunState}, {@code string[]}. */
    private static String kind(JsonNode schema) {
        if (schema.has("$ref")) {
            return schema.path("$ref").asText().replaceAll(".*/", "");
        }
        if (schema.has("anyOf") || schema.has("oneOf")) {
            var parts = new TreeSet<String>();
            schema.path(schema.has("anyOf") ? "anyOf" : "oneOf").forEach(part -> parts.add(kind(part)));
            boolean orNull = parts.remove("null");
            return String.join("|", parts) + (orNull ? "?" : "");
        }
        if (schema.has("const") || schema.has("enum")) {
            return new TreeSet<>(
                            schema.has("const") ? List.of(schema.path("const").asText()) : texts(schema.path("enum")))
                    .toString();
        }
        if (schema.path("type").asText().equals("array")) {
            return kind(schema.path("items")) + "[]";
        }
        return schema.path("type").asText() + schema.path("format").asText();
    }

    /** Every answer of ours is one of theirs, and has the same shape. */
    private void statuses(String call, JsonNode own, JsonNode theirs) {
        own.properties().forEach(status -> {
            var other = theirs.path(status.getKey());
            if (other.isMissingNode()) {
                boolean always = List.of("400", "422", "401", "403").contains(status.getKey());
                compare(call, "answers " + status.getKey(), always ? "answers " + status.getKey() : "does not");
                return;
            }
            var json = "/content/application~1json/schema";
            compare(call + " " + status.getKey(), kind(status.getValue().at(json)), kind(other.at(json)));
        });
    }

    private void schema(String name, JsonNode own, JsonNode theirs) {
        compare(name, new TreeSet<>(texts(own.path("required"))), new TreeSet<>(texts(theirs.path("required"))));
        compare(name, new TreeSet<>(texts(own.path("enum"))), new TreeSet<>(texts(theirs.path("enum"))));
        var fields = new TreeSet<String>();
        own.path("properties").fieldNames().forEachRemaining(fields::add);
        var other = new TreeSet<String>();
        theirs.path("properties").fieldNames().forEachRemaining(other::add);
        compare(name, fields, other);
        own.path("properties")
                .properties()
                .forEach(field -> compare(
                        name + "." + field.getKey(),
                        kind(field.getValue()),
                        kind(theirs.path("properties").path(field.getKey()))));
    }
}
