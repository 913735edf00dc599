package vn.htsd.data.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The queries of {@code docs/queries.sql}, which the program carries along: what analysts start from. */
public final class ExampleQueries {
    /** In the order of the file, which numbers them from 1. */
    public static final List<ExampleQuery> ALL = read();

    private ExampleQueries() {}

    /**
     * One of them.
     *
     * @param vi the question that it answers
     * @param en the same in English
     * @param sql without a semicolon
     */
    public record ExampleQuery(int number, String vi, String en, String sql) {}

    private static List<ExampleQuery> read() {
        try (InputStream file = Objects.requireNonNull(ExampleQueries.class.getResourceAsStream("queries.sql"))) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A query is {@code -- 7. question}, {@code -- question in English}, and what follows up to a semicolon. */
    static List<ExampleQuery> parse(String text) {
        var queries = new ArrayList<ExampleQuery>();
        for (var block : text.split(";\n", -1)) {
            var lines = block.strip()
                    .lines()
                    .dropWhile(line -> !line.matches("-- \\d+\\. .+"))
                    .toList();
            if (lines.isEmpty()) {
                continue;
            }
            var title = lines.get(0).substring("-- ".length()).split("\\. ", 2);
            queries.add(new ExampleQuery(
                    Integer.parseInt(title[0]),
                    title[1],
                    lines.get(1).substring("-- ".length()),
                    lines.stream().skip(2).collect(Collectors.joining("\n"))));
        }
        return List.copyOf(queries);
    }
}
