package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** A file of pools, variables or connections by their names, as Airflow exports and imports them. */
record SettingFile(Path file) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** How connections may be written beside JSON. */
    enum Kind {
        JSON,
        YAML,
        ENV
    }

    /** By the end of its name. */
    Kind kind() {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".env")
                ? Kind.ENV
                : name.endsWith(".yml") || name.endsWith(".yaml") ? Kind.YAML : Kind.JSON;
    }

    /**
     * What the file says, by name: JSON, YAML, or lines of {@code NAME=value} by the end of its name.
     *
     * @throws HtsdException if it cannot be read, or is no mapping
     */
    Map<String, JsonNode> read() {
        try {
            var text = Files.readString(file);
            if (kind() == Kind.ENV) {
                return lines(text);
            }
            var tree = (kind() == Kind.YAML ? YAML : Json.MAPPER).readTree(text);
            if (!tree.isObject()) {
                throw broken("{…}");
            }
            var byName = new LinkedHashMap<String, JsonNode>();
            tree.properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
            return byName;
        } catch (JsonProcessingException e) {
            throw broken(e.getOriginalMessage());
        } catch (IOException e) {
            throw new HtsdException(
                    Category.INPUT, Message.of(Problems.BUNDLE, "settings.unreadable", file, e.getMessage()), e);
        }
    }

    private static Map<String, JsonNode> lines(String text) {
        var byName = new LinkedHashMap<String, JsonNode>();
        text.lines().filter(line -> line.contains("=") && !line.startsWith("#")).forEach(line -> {
            int sign = line.indexOf('=');
            var value = line.substring(sign + 1).strip();
            byName.put(line.substring(0, sign).strip(), parsed(value));
        });
        return byName;
    }

    /** JSON where it is an object, else a text. */
    private static JsonNode parsed(String value) {
        try {
            if (value.startsWith("{")) {
                return Json.MAPPER.readTree(value);
            }
        } catch (JsonProcessingException e) {
            // a text after all
        }
        return Json.MAPPER.getNodeFactory().textNode(value);
    }

    /** @throws HtsdException that says what is wrong */
    HtsdException broken(String what) {
        return new HtsdException(Category.INPUT, Message.of(Problems.BUNDLE, "settings.broken", file, what));
    }

    /** Writes {@code byName} to the file, or to {@code out} where its name is {@code -}. */
    void write(PrintStream out, Map<String, ?> byName, Kind kind) {
        try {
            var text =
                    switch (kind) {
                        case JSON -> Json.MAPPER.writeValueAsString(byName) + "\n";
                        case YAML -> YAML.writeValueAsString(byName);
                        case ENV -> env(byName);
                    };
            if (isStandardOutput()) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } else {
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT, Message.of(Problems.BUNDLE, "settings.unwritten", file, e.getMessage()), e);
        }
    }

    private static String env(Map<String, ?> byName) throws JsonProcessingException {
        var text = new StringBuilder();
        var line = Json.MAPPER.copy().disable(com.fasterxml.jackson.databind.SerializationFeature.INDENT_OUTPUT);
        for (var entry : byName.entrySet()) {
            var value = entry.getValue();
            text.append(entry.getKey()).append('=');
            text.append(value instanceof String plain ? plain : line.writeValueAsString(value));
            text.append('\n');
        }
        return text.toString();
    }

    boolean isStandardOutput() {
        return file.toString().equals("-");
    }
}
