package vn.htsd.ingest.read;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.htsd.data.report.Report;

/** The published JSON Schema of a report, and where a report breaks it. Thread-safe. */
final class ReportSchema {
    private static final String RESOURCE = "report.schema.json";

    private final Schema schema;
    private final JsonNode definition;

    ReportSchema() {
        try (InputStream stream = Report.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("Shipped schema missing from the jar: " + RESOURCE);
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            this.definition = JsonMapper.shared().readTree(text);
            this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Every breach, and every property that the schema does not name; {@code pointer} is put before each place. */
    List<JsonReport.Problem> problems(String pointer, JsonNode report) {
        var problems = new ArrayList<JsonReport.Problem>();
        tooLarge(pointer, "", report, problems);
        var seen = new LinkedHashSet<String>();
        problems.forEach(problem -> seen.add(problem.pointer().substring(pointer.length())));
        // The validator itself fails on numbers that no machine word holds.
        for (var error : schema.validate(problems.isEmpty() ? report : withoutTooLarge(report))) {
            var place = error.getInstanceLocation().toString();
            var keyword = error.getKeyword();
            var property = error.getProperty();
            var at = "required".equals(keyword) && property != null ? place + "/" + property : place;
            // One value, one problem: a text where a number belongs need not also be told its minimum.
            if (seen.add(at)) {
                problems.add(new JsonReport.Problem(
                        pointer + at,
                        keyword,
                        dotted(at),
                        shown(at, error.getInstanceNode(), keyword),
                        expected(error)));
            }
        }
        unknown(pointer, "", report, definition, problems);
        return problems;
    }

    private static void tooLarge(String pointer, String at, JsonNode value, List<JsonReport.Problem> problems) {
        if (isTooLarge(value)) {
            problems.add(new JsonReport.Problem(pointer + at, "maximum", dotted(at), value.toString(), ""));
        }
        if (value.isArray()) {
            for (int index = 0; index < value.size(); index++) {
                tooLarge(pointer, at + "/" + index, value.get(index), problems);
            }
        }
        for (var property : value.properties()) {
            var name = property.getKey().replace("~", "~0").replace("/", "~1");
            tooLarge(pointer, at + "/" + name, property.getValue(), problems);
        }
    }

    private static JsonNode withoutTooLarge(JsonNode value) {
        if (isTooLarge(value)) {
            return JsonNodeFactory.instance.numberNode(0);
        }
        if (value.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> array.add(withoutTooLarge(element)));
            return array;
        }
        if (value.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(property -> object.set(property.getKey(), withoutTooLarge(property.getValue())));
            return object;
        }
        return value;
    }

    private static boolean isTooLarge(JsonNode value) {
        return value.isNumber() && value.decimalValue().abs().compareTo(LARGEST) > 0;
    }

    private void unknown(String pointer, String at, JsonNode value, JsonNode rule, List<JsonReport.Problem> problems) {
        if (value.isArray()) {
            var items = rule.get("items");
            for (int index = 0; items != null && index < value.size(); index++) {
                unknown(pointer, at + "/" + index, value.get(index), resolved(items), problems);
            }
            return;
        }
        var properties = rule.get("properties");
        if (!value.isObject() || properties == null) {
            return;
        }
        for (var property : value.properties()) {
            var place = at + "/" + property.getKey().replace("~", "~0").replace("/", "~1");
            var known = properties.get(property.getKey());
            if (known == null) {
                problems.add(new JsonReport.Problem(pointer + place, "unknown", dotted(place), null, ""));
            } else {
                unknown(pointer, place, property.getValue(), resolved(known), problems);
            }
        }
    }

    private JsonNode resolved(JsonNode rule) {
        var reference = rule.get("$ref");
        return reference == null ? rule : definition.at(reference.stringValue().substring(1));
    }

    /** {@code /activities/3/participants/total} is {@code activities.3.participants.total}. */
    private static String dotted(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }

    /** What the schema asks for at that place: its types or its values, as they stand there. */
    private static String expected(com.networknt.schema.Error error) {
        var asked = error.getSchemaNode();
        if (asked == null) {
            return error.getMessage();
        }
        return asked.isArray()
                ? asked.valueStream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .filter(text -> !text.isEmpty())
                        .collect(java.util.stream.Collectors.joining(", "))
                : asked.asString();
    }

    /** Personal data never enters a finding. */
    private static @Nullable String shown(String at, @Nullable JsonNode value, String keyword) {
        if (value == null || keyword.equals("required") || at.startsWith("/contact") || value.isContainer()) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
