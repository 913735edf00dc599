package vn.htsd.data.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * A file of one JSON object a line that is only ever added to, by whoever holds the workspace lock.
 *
 * @param bundle with the sentences {@code not_written} (file, reason) and {@code unreadable} (file, line, reason)
 */
public record JsonLines(Path file, String bundle) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws HtsdException if it cannot be written */
    public void add(JsonNode line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(bundle, "not_written", file, e.getMessage()), e);
        }
    }

    /**
     * All lines, oldest first; none where the file is not there yet.
     *
     * @throws HtsdException if {@code reading} cannot make anything of one, naming it
     */
    public <T> List<T> all(Function<JsonNode, T> reading) {
        if (!Files.exists(file)) {
            return List.of();
        }
        var all = new ArrayList<T>();
        int number = 0;
        try {
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                if (!line.isBlank()) {
                    all.add(reading.apply(JSON.readTree(line)));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT,
                    Message.of(bundle, "unreadable", file, Integer.toString(number), e.getMessage()),
                    e);
        }
        return List.copyOf(all);
    }
}
