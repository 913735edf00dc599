package vn.htsd.ingest.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
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

    /** @throws Refused where the file as a whole is no JSON; a broken line of JSON Lines is a report that says so */
    JsonReports read(Path file, String name, Deadline deadline) throws IOException, Refused {
        var lower = name.toLowerCase(Locale.ROOT);
        boolean named = lower.endsWith(".jsonl") || lower.endsWith(".ndjson");
        if (looksLikeLines(file) || (named && !isDocument(file, deadline))) {
            return new JsonReports(() -> new Lines(file, deadline));
        }
        boolean array = checked(file, deadline);
        return new JsonReports(() -> new Document(file, array, deadline));
    }

    /** No document begins with two lines that each open an object. */
    private static boolean looksLikeLines(Path file) throws IOException {
        try (var lines = JsonReports.lines(file)) {
            return lines.lines()
                            .map(JsonReader::plain)
                            .filter(line -> !line.isEmpty())
                            .limit(2)
                            .filter(line -> line.startsWith("{"))
                            .count()
                    == 2;
        }
    }

    private static String plain(String line) {
        return line.replace("\uFEFF", "").strip();
    }

    private boolean isDocument(Path file, Deadline deadline) throws IOException, Refused {
        try {
            checked(file, deadline);
            return true;
        } catch (Refused noDocument) {
            return false;
        }
    }

    /** Whether the document is an array; its syntax is right to the end, and there is something in it. */
    private boolean checked(Path file, Deadline deadline) throws IOException, Refused {
        try (var parser = json.createParser(file)) {
            var first = parser.nextToken();
            boolean array = first == JsonToken.START_ARRAY;
            if (first == null || (array && parser.nextToken() == JsonToken.END_ARRAY)) {
                throw Refused.unreadable("no_report");
            }
            parser.skipChildren();
            while (array && parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
                deadline.check();
            }
            if (parser.nextToken() != null) {
                throw Refused.unreadable("json_tail");
            }
            return array;
        } catch (JacksonException broken) {
            throw broken(broken);
        }
    }

    /** A document that was checked: one report, or an array of them. */
    private final class Document implements JsonReports.Source {
        private final JsonParser parser;
        private final boolean array;
        private final Deadline deadline;
        private int index;

        Document(Path file, boolean array, Deadline deadline) {
            this.deadline = deadline;
            this.parser = json.createParser(file);
            this.array = array;
            if (array) {
                parser.nextToken();
            }
        }

        @Override
        public @Nullable JsonReport next() throws Refused {
            deadline.check();
            var token = parser.nextToken();
            if (token == null || (array && token == JsonToken.END_ARRAY)) {
                return null;
            }
            return report(array ? "/" + index++ : "", parser.readValueAsTree());
        }

        @Override
        public void close() {
            parser.close();
        }
    }

    /** One report a line; blank lines do not count. */
    private final class Lines implements JsonReports.Source {
        private final BufferedReader lines;
        private final Deadline deadline;
        private int number;
        private int index;

        Lines(Path file, Deadline deadline) throws IOException {
            this.deadline = deadline;
            this.lines = JsonReports.lines(file);
        }

        @Override
        public @Nullable JsonReport next() throws IOException, Refused {
            deadline.check();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                var text = plain(line);
                if (!text.isEmpty()) {
                    return report("/" + index++, text);
                }
            }
            return null;
        }

        private JsonReport report(String pointer, String text) {
            int odd = text.indexOf('\uFFFD');
            if (odd >= 0) {
                return JsonReport.broken(number, odd + 1);
            }
            try {
                return JsonReader.this.report(pointer, json.readTree(text));
            } catch (JacksonException broken) {
                var location = broken.getLocation();
                return JsonReport.broken(number, location == null ? 1 : location.getColumnNr());
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /** Says where, never what: the text around the place may be somebody's telephone number. */
    private Refused broken(JacksonException broken) {
        if (broken instanceof StreamConstraintsException) {
            return Refused.because(Rule.FILE_UNSAFE, "deep_json", depth);
        }
        var location = broken.getLocation();
        int row = location == null ? 0 : location.getLineNr();
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
