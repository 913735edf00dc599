package vn.htsd.scheduler.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The contract as an OpenAPI 3.1 document, for programs that make clients of it. */
public final class OpenApi {
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final Map<Integer, String> FAILURES = new TreeMap<>(Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            406, "Not Acceptable",
            409, "Conflict",
            422, "Validation Error",
            429, "Too Many Requests"));

    private final Contract contract;
    private final Set<String> closed = new HashSet<>();

    private OpenApi(Contract contract) {
        this.contract = contract;
        contract.operations().forEach(operation -> {
            if (operation.body() != null) {
                close(operation.body());
            }
        });
    }

    /**
     * The document.
     *
     * @param version of the API
     * @param roles who may ask a call, by its method and template; a call that is not among them is open to everybody
     */
    public static JsonNode document(Contract contract, String version, Map<String, String> roles) {
        return new OpenApi(contract).document(version, roles);
    }

    /** What somebody sends must not have fields that nobody named. */
    private void close(Shape shape) {
        if (shape instanceof Shape.OrNull either) {
            close(either.shape());
        } else if (shape instanceof Shape.Listed list) {
            close(list.item());
        } else if (shape instanceof Shape.Either either) {
            either.shapes().forEach(this::close);
        } else if (shape instanceof Shape.Named named) {
            var structure = contract.structures().get(named.name());
            if (structure != null && !structure.open() && closed.add(named.name())) {
                structure.fields().forEach(field -> close(field.shape()));
            }
        }
    }

    private static ObjectNode object() {
        return Documents.JSON.createObjectNode();
    }

    private JsonNode document(String version, Map<String, String> roles) {
        var document = object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "HTSĐ scheduler")
                .put("version", version)
                .put("description", "Airflow's stable REST API as far as this scheduler has it, in Airflow's names.");
        document.putArray("servers").addObject().put("url", "/");
        var paths = document.putObject("paths");
        for (var operation : contract.operations()) {
            var path = paths.withObjectProperty(operation.template());
            path.set(
                    operation.method().toLowerCase(Locale.ROOT),
                    operation(operation, roles.get(operation.method() + " " + operation.template())));
        }
        var components = document.putObject("components");
        var schemas = components.putObject("schemas");
        new TreeMap<>(contract.types()).forEach((name, type) -> schemas.set(name, schema(type)));
        new TreeMap<>(contract.structures()).forEach((name, structure) -> schemas.set(name, schema(structure)));
        components
                .putObject("securitySchemes")
                .putObject("HTTPBearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "The token that POST /auth/token gives for a name and a password");
        return document;
    }

    private ObjectNode operation(Operation operation, @org.jspecify.annotations.Nullable String role) {
        var node = object();
        node.putArray("tags").add(operation.group());
        node.put("summary", operation.says()).put("operationId", operation.id());
        if (role != null) {
            node.put("description", "For the role " + role + " and those above it.");
            node.putArray("security").addObject().putArray("HTTPBearer");
        } else {
            node.putArray("security");
        }
        var parameters = node.putArray("parameters");
        operation.parts().forEach(part -> parameter(parameters, "path", part, ""));
        operation.query().forEach(field -> parameter(parameters, "query", field, note(operation, field)));
        if (!operation.accepts().isEmpty()) {
            var accept = parameters
                    .addObject()
                    .put("name", "accept")
                    .put("in", "header")
                    .put("required", false);
            var schema = accept.putObject("schema").put("type", "string");
            operation.accepts().forEach(schema.withArrayProperty("enum")::add);
        }
        var body = operation.body();
        if (body != null) {
            content(node.putObject("requestBody").put("required", true), JSON, schema(body));
        }
        responses(operation, node.putObject("responses"), role != null);
        return node;
    }

    private String note(Operation operation, Field field) {
        return field.name().equals("order_by") && !operation.sorts().isEmpty()
                ? contract.note("order_by") + " Supported attributes: `" + String.join(", ", operation.sorts()) + "`"
                : contract.note(field.name());
    }

    private void parameter(ArrayNode parameters, String where, Field field, String note) {
        var parameter = parameters.addObject().put("name", field.name()).put("in", where);
        parameter.put("required", where.equals("path") || field.required());
        if (!note.isEmpty()) {
            parameter.put("description", note);
        }
        parameter.set("schema", schema(field));
    }

    private void responses(Operation operation, ObjectNode responses, boolean guarded) {
        var right = responses.putObject(Integer.toString(operation.status())).put("description", "Successful Response");
        var answer = operation.answer();
        if (answer != null) {
            content(right, JSON, schema(answer));
            operation.accepts().stream()
                    .filter(kind -> !kind.equals(JSON) && !kind.startsWith("*"))
                    .forEach(kind -> content(right, kind, object().put("type", "string")));
            if (operation.template().endsWith("/wait")) {
                content(right, LINES, object().put("type", "string"));
            }
        }
        FAILURES.forEach((status, name) -> {
            boolean possible = operation.failures().contains(status)
                    || status == 422
                    || (guarded && (status == 401 || status == 403))
                    || (status == 400 && !operation.sorts().isEmpty());
            if (possible) {
                var problem = status == 422 ? "HTTPValidationError" : "HTTPExceptionResponse";
                content(
                        responses.putObject(Integer.toString(status)).put("description", name),
                        JSON,
                        reference(problem));
            }
        });
    }

    private static void content(ObjectNode of, String kind, JsonNode schema) {
        of.withObjectProperty("content").putObject(kind).set("schema", schema);
    }

    private ObjectNode schema(Structure structure) {
        var schema = object().put("type", "object").put("title", structure.name());
        var properties = schema.putObject("properties");
        structure.fields().forEach(field -> properties.set(field.name(), schema(field)));
        var required = structure.fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .toList();
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        if (structure.open() || closed.contains(structure.name())) {
            schema.put("additionalProperties", structure.open());
        }
        return schema;
    }

    private ObjectNode schema(Field field) {
        var schema = schema(field.shape());
        if (field.otherwise() != null) {
            schema.set("default", field.otherwise());
        }
        return schema;
    }

    private static ObjectNode reference(String name) {
        return object().put("$ref", "#/components/schemas/" + name);
    }

    private ObjectNode schema(Shape shape) {
        if (shape instanceof Shape.Plain plain) {
            return schema(plain);
        } else if (shape instanceof Shape.Word word) {
            return words(List.of(word));
        } else if (shape instanceof Shape.Named named) {
            return reference(named.name());
        } else if (shape instanceof Shape.Listed list) {
            var schema = object().put("type", "array");
            schema.set("items", schema(list.item()));
            return schema;
        } else if (shape instanceof Shape.Mapping mapping) {
            var schema = object().put("type", "object");
            schema.set("additionalProperties", schema(mapping.value()));
            return schema;
        } else if (shape instanceof Shape.Either either) {
            return either.isWords() ? words(either.shapes()) : anyOf(either.shapes());
        } else if (shape instanceof Shape.OrNull either) {
            var schema = either.shape() instanceof Shape.Either several && !several.isWords()
                    ? anyOf(several.shapes())
                    : anyOf(List.of(either.shape()));
            schema.withArrayProperty("anyOf").addObject().put("type", "null");
            return schema;
        }
        throw new IllegalStateException(shape.toString());
    }

    private ObjectNode anyOf(List<Shape> shapes) {
        var schema = object();
        var any = schema.putArray("anyOf");
        shapes.forEach(shape -> any.add(schema(shape)));
        return schema;
    }

    private static ObjectNode words(List<? extends Shape> words) {
        var schema = object().put("type", "string");
        words.forEach(word -> schema.withArrayProperty("enum").add(((Shape.Word) word).text()));
        return schema;
    }

    private static String minimum(Shape.Plain plain) {
        return switch (plain.kind()) {
            case INT, NUMBER -> plain.exclusive() ? "exclusiveMinimum" : "minimum";
            default -> "minLength";
        };
    }

    private static ObjectNode schema(Shape.Plain plain) {
        var schema = object();
        switch (plain.kind()) {
            case TEXT -> schema.put("type", "string");
            case WORD -> schema.put("type", "string").put("pattern", "^[\\w.-]+$");
            case MOMENT -> schema.put("type", "string").put("format", "date-time");
            case UUID -> schema.put("type", "string").put("format", "uuid");
            case DURATION -> schema.put("type", "string").put("format", "duration");
            case INT -> schema.put("type", "integer");
            case NUMBER -> schema.put("type", "number");
            case BOOL -> schema.put("type", "boolean");
            case OBJECT -> schema.put("type", "object").put("additionalProperties", true);
            case ANY -> {}
        }
        if (plain.least() != null) {
            schema.put(minimum(plain), plain.least());
        }
        if (plain.longest() != null) {
            schema.put("maxLength", plain.longest());
        }
        return schema;
    }
}
