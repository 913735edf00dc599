package vn.htsd.scheduler.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON and YAML of the contract's own. */
final class Documents {
    static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    static JsonNode value(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static JsonNode yaml(String resource) {
        try (var stream = Documents.class.getResourceAsStream(resource)) {
            return new ObjectMapper(new YAMLFactory()).readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
