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
import java.util.Map;
import java.util.TreeSet;

/** Airflow's own description of its API, where it lies beside the project. */
final class Contract {
    private static final Path FILE = Path.of(
                    System.getProperty("reference.dir", "../../shared/reference"), "airflow-api-v2-3.2.1.openapi.yaml")
            .toAbsolutePath()
            .normalize();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode description;
    private final Map<String, Schema> schemas = new LinkedHashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    final List<String> problems = new ArrayList<>();
    final TreeSet<String> checked = new TreeSet<>();

    private Contract(JsonNode description) {
        this.description = description;
    }

    static boolean isThere() {
        if (!Files.isRegularFile(FILE)) {
            System.err.println("!!! " + FILE + " IS NOT THERE; ANSWERS ARE NOT COMPARED WITH AIRFLOW'S DESCRIPTION");
        }
        return Files.isRegularFile(FILE);
    }

    static Contract read() throws IOException {
        return new Contract(withNulls(new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile())));
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

    boolean knows(String method, String template) {
        return description.path("paths").path(template).has(method.toLowerCase(java.util.Locale.ROOT));
    }

    /** Looks whether an answer has the shape that the description gives it; what is wrong goes to {@link #problems}. */
    void check(String method, String template, int status, String body) {
        var operation = description.path("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
        var response = operation.path("responses").path(Integer.toString(status));
        var what = method + " " + template + " " + status;
        if (response.isMissingNode()) {
            problems.add(what + " is not Airflow's: " + body);
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
        whole.set("components", description.path("components"));
        return registry.getSchema(whole.toString(), InputFormat.JSON);
    }
}
