package vn.htsd.ingest.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.text.VietnameseText;

/** One report, an array of reports, or JSON Lines; each is held against the published JSON Schema. Thread-safe. */
final class JsonReader {
    private final JsonMapper json;
    private final int depth;
    private final ReportSchema schema = new ReportSchema();

    JsonReader(int depth) {
        this.depth = depth;
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(depth)
                                .build())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    List<JsonReport> read(Path file, String name, Deadline deadline) throws IOException, Refused {
        var lower = name.toLowerCase(Locale.ROOT);
        boolean lines = lower.endsWith(".jsonl") || lower.endsWith(".ndjson");
        var reports = lines ? null : documents(file, deadline);
        if (reports != null && reports.isEmpty()) {
            throw Refused.unreadable("no_report");
        }
        return reports == null ? lines(file, deadline) : reports;
    }

    /** The reports of a document or an array; null where more stands behind the first document, as in JSON Lines. */
    private @Nullable List<JsonReport> documents(Path file, Deadline deadline) throws IOException, Refused {
        var reports = new ArrayList<JsonReport>();
        try (var parser = json.createParser(file)) {
            var first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                    reports.add(report("/" + index, parser.readValueAsTree()));
                    deadline.check();
                }
                if (parser.nextToken() != null) {
                    throw Refused.unreadable("json_tail");
                }
                return reports;
            }
            if (first != null) {
                reports.add(report("", parser.readValueAsTree()));
            }
            try {
                return parser.nextToken() == null ? reports : null;
            } catch (StreamConstraintsException tooDeep) {
                throw broken(tooDeep, 0);
            } catch (JacksonException more) {
                return null;
            }
        } catch (JacksonException broken) {
            throw broken(broken, 0);
        }
    }

    private List<JsonReport> lines(Path file, Deadline deadline) throws IOException, Refused {
        var reports = new ArrayList<JsonReport>();
        int number = 0;
        for (var line : Files.readString(file, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .split("\n", -1)) {
            number++;
            deadline.check();
            if (line.isBlank()) {
                continue;
            }
            try {
                reports.add(report("/" + reports.size(), json.readTree(line)));
            } catch (JacksonException broken) {
                throw broken(broken, number);
            }
        }
        if (reports.isEmpty()) {
            throw Refused.unreadable("no_report");
        }
        return reports;
    }

    /** Says where, never what: the text around the place may be somebody's telephone number. */
    private Refused broken(JacksonException broken, int line) {
        if (broken instanceof StreamConstraintsException) {
            return Refused.because(Rule.FILE_UNSAFE, "deep_json", depth);
        }
        var location = broken.getLocation();
        int row = line > 0 || location == null ? line : location.getLineNr();
        int column = location == null ? 0 : location.getColumnNr();
        return Refused.unreadable(broken, "broken_json", row, column);
    }

    private JsonReport report(String pointer, JsonNode node) {
        var problems = schema.problems(pointer, node);
        var values = new LinkedHashMap<String, Object>();
        if (node.isObject() && plain(node) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> values.put(String.valueOf(key), value));
        }
        return new JsonReport(pointer, values, problems);
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            var map = new LinkedHashMap<String, Object>();
            for (var property : node.properties()) {
                var value = plain(property.getValue());
                if (value != null) {
                    map.put(property.getKey(), value);
                }
            }
            return map;
        }
        if (node.isArray()) {
            var list = new ArrayList<Object>();
            for (var element : node) {
                var value = plain(element);
                list.add(value == null ? Map.of() : value);
            }
            return list;
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isString()) {
            var text = VietnameseText.clean(node.stringValue());
            return text.isEmpty() ? null : text;
        }
        return null;
    }
}
