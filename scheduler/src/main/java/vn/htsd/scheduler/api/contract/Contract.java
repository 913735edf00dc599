package vn.htsd.scheduler.api.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** All calls of the API and the types that they use. */
public final class Contract {
    private static final String BASE = "/api/v2";
    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Shape> types = new LinkedHashMap<>();
    private final Map<String, Structure> structures = new LinkedHashMap<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    private Contract(JsonNode yaml) {
        yaml.path("types").properties().forEach(type -> types.put(type.getKey(), shape(type.getValue())));
        yaml.path("shapes").properties().forEach(shape -> {
            var text = shape.getValue().asText();
            structures.put(shape.getKey(), new Structure(shape.getKey(), Field.all(text), Field.isOpen(text)));
        });
        yaml.path("notes")
                .properties()
                .forEach(note -> notes.put(note.getKey(), note.getValue().asText()));
        var parts = new LinkedHashMap<String, Shape>();
        yaml.path("parts").properties().forEach(part -> parts.put(part.getKey(), shape(part.getValue())));
        yaml.path("calls").properties().forEach(call -> {
            var operation = operation(call.getKey(), call.getValue(), parts);
            operations.put(operation.method() + " " + operation.template(), operation);
        });
    }

    /** That of this program. */
    public static Contract read() {
        return new Contract(Documents.yaml("airflow.yaml"));
    }

    /** What the command line asks for beside it. */
    public static Contract own() {
        return new Contract(Documents.yaml("own.yaml"));
    }

    private static Shape shape(JsonNode text) {
        return ShapeReader.read(text.asText());
    }

    private static Operation operation(String call, JsonNode about, Map<String, Shape> partShapes) {
        var words = call.split(" ", 2);
        var template = words[1].matches("/(auth|htsd)/.*") ? words[1] : BASE + words[1];
        var listed = new ArrayList<String>();
        about.path("parts").fieldNames().forEachRemaining(listed::add);
        var parts = PART.matcher(template)
                .results()
                .map(part -> part.group(1))
                .map(name -> new Field(
                        name,
                        about.path("parts").has(name)
                                ? shape(about.path("parts").path(name))
                                : partShapes.getOrDefault(name, ShapeReader.read("text")),
                        true,
                        null))
                .sorted(Comparator.comparing(part -> listed.indexOf(part.name())))
                .toList();
        var failures = new TreeSet<Integer>();
        words(about, "fails").forEach(status -> failures.add(Integer.valueOf(status)));
        return new Operation(
                words[0],
                template,
                about.path("id").asText(),
                about.path("of").asText(),
                about.path("says").asText(),
                words(about, "sorts"),
                parts,
                query(about),
                words(about, "accepts"),
                about.has("takes") ? shape(about.path("takes")) : null,
                about.has("gives") ? shape(about.path("gives")) : null,
                about.path("status").asInt(200),
                failures);
    }

    /** Some parameters are the same wherever they stand. */
    private static List<Field> query(JsonNode about) {
        var text = new StringBuilder(", " + about.path("query").asText());
        words(about, "sorts").stream()
                .findFirst()
                .ifPresent(usual -> replace(text, ", order_by", " text[] = ['" + usual + "']"));
        replace(text, ", limit", " int(>=0) = 50");
        replace(text, ", offset", " int(>=0) = 0");
        return Field.parameters(text.substring(2));
    }

    private static void replace(StringBuilder text, String name, String shape) {
        int at = text.indexOf(name);
        if (at >= 0) {
            text.insert(at + name.length(), shape);
        }
    }

    private static List<String> words(JsonNode about, String name) {
        return about.has(name) ? List.of(about.path(name).asText().split(" ")) : List.of();
    }

    /**
     * One call.
     *
     * @throws IllegalStateException if the contract does not have it
     */
    public Operation operation(String method, String template) {
        var operation = operations.get(method + " " + template);
        if (operation == null) {
            throw new IllegalStateException("The contract does not have " + method + " " + template);
        }
        return operation;
    }

    public Collection<Operation> operations() {
        return List.copyOf(operations.values());
    }

    Map<String, Shape> types() {
        return types;
    }

    /** @throws IllegalStateException if the contract does not have it */
    Shape type(String name) {
        var type = types.get(name);
        if (type == null) {
            throw new IllegalStateException("The contract does not have the type " + name);
        }
        return type;
    }

    Map<String, Structure> structures() {
        return structures;
    }

    /** What parameters of that name mean, wherever they stand; empty where the name says it. */
    String note(String name) {
        var note = notes.get(name);
        if (note != null) {
            return note;
        }
        return notes.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("*")
                        && name.endsWith(entry.getKey().substring(1)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
