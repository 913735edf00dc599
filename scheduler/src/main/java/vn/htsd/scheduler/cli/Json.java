package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** One JSON value on a stream, and nothing else. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private Json() {}

    /** @throws HtsdException if it is no JSON object */
    static JsonNode object(String text) {
        return object("--conf", text);
    }

    /**
     * @param option that says it
     * @throws HtsdException if it is no JSON object
     */
    static JsonNode object(String option, String text) {
        try {
            var tree = MAPPER.readTree(text);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (JsonProcessingException notJson) {
            // Said below, as of any other text that is no object.
        }
        throw new HtsdException(Category.USAGE, Message.of(Problems.BUNDLE, "bad_argument", option, text));
    }

    static void print(PrintStream out, Object value) {
        try {
            out.write(MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
            out.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
