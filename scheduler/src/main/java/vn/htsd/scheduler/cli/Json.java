package vn.htsd.scheduler.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One JSON value on a stream, and nothing else. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private Json() {}

    static void print(PrintStream out, Object value) {
        try {
            out.write(MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
            out.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
