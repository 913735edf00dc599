package vn.htsd.transform.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import vn.htsd.data.workspace.Workspace;

/** When which build was published: {@code builds/publications.jsonl}, one line a publication. */
final class PublicationLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    PublicationLog(Workspace workspace) {
        this.file = workspace.builds().resolve("publications.jsonl");
    }

    void add(String build, Instant moment) {
        try {
            var line = JSON.createObjectNode().put("at", moment.toString()).put("build", build);
            Files.writeString(
                    file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last publication of each build. */
    Map<String, Instant> last() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        var last = new HashMap<String, Instant>();
        try {
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                // A line that a crash cut short tells nothing.
                if (line.endsWith("}")) {
                    var node = JSON.readTree(line);
                    last.put(
                            node.path("build").asText(),
                            Instant.parse(node.path("at").asText()));
                }
            }
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
