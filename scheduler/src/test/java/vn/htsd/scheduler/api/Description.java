package vn.htsd.scheduler.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** A description of the API, with which answers are compared: Airflow's own, where it lies beside the project, and ours. */
final class Description {
    static final Path AIRFLOW = Path.of(
                    System.getProperty("reference.dir", "../../shared/reference"), "airflow-api-v2-3.2.1.openapi.yaml")
            .toAbsolutePath()
            .normalize();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String owner;
    final JsonNode document;
    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    final List<String> problems = new ArrayList<>();
    final TreeSet<String> checked = new TreeSet<>();

    private Description(String owner, JsonNode document) {
        this.owner = owner;
        this.document = document;
    }

    static boolean airflowsIsThere() {
        if (!Files.isRegularFile(AIRFLOW)) {
            System.err.println("!!! " + AIRFLOW + " IS NOT THERE; NOTHING IS COMPARED WITH AIRFLOW'S DESCRIPTION");
        }
        return Files.isRegularFile(AIRFLOW);
    }

    static Description airflows() {
        try {
            return new Description(
                    "Airflow", withNulls(new ObjectMapper(new YAMLFactory()).readTree(AIRFLOW.toFile())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ours, which has to name every field that an answer has. */
    static Description ours(JsonNode document) {
        var strict = (ObjectNode) document.deepCopy();
        strict.path("components").path("schemas").forEach(schema -> {
            if (schema instanceof ObjectNode structure
                    && structure.has("properties")
                    && !structure.has("additionalProperties")) {
                structure.put("additionalProperties", false);
            }
        });
        return new Description("This", strict);
    }

    /** Says "or null" as JSON Schema says it, where the description says {@code nullable}. */
    private static JsonNode withNulls(JsonNode node) {
        if (node.isArray()) {
            var items = MAPPER.createArrayNode();
            node.forEach(item -> items.add(withNulls(item)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        var copy = MAPPER.createObjectNode();
        node.properties().forEach(entry -> copy.set(entry.getKey(), withNulls(entry.getValue())));
        if (!node.path("nullable").isBoolean() || !node.path("nullable").booleanValue()) {
            return copy;
        }
        copy.remove("nullable");
        var either = MAPPER.createObjectNode();
        either.putArray("anyOf").add(copy).add(MAPPER.createObjectNode().put("type", "null"));
        return either;
    }

    JsonNode operation(String method, String template) {
        return document.path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
    }

    /** Every call, as {@code GET /api/v2/dags}. */
    List<String> calls() {
        var calls = new ArrayList<String>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> calls.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return calls;
    }

    /** Looks whether an answer has the shape that the description gives it; what is wrong goes to {@link #problems}. */
    void check(String method, String template, int status, String body) {
        var response = operation(method, template).path("responses").path(Integer.toString(status));
        var what = owner + ": " + method + " " + template + " " + status;
        if (response.isMissingNode()) {
            problems.add(what + " is not described: " + body);
            return;
        }
        if (status < 300) {
            checked.add(method + " " + template);
        }
        var schema = response.path("content").path("application/json").path("schema");
        if (!schema.isMissingNode() && !schema.isEmpty()) {
            schemas.computeIfAbsent(schema.toString(), text -> compiled(schema))
                    .validate(body, InputFormat.JSON)
                    .forEach(error -> problems.add(what + ": " + error));
        }
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return registry.getSchema(whole.toString(), InputFormat.JSON);
    }
}
