package vn.htsd.scheduler.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The log file of one attempt, laid out as Airflow lays it out.
 *
 * @param secrets what no line of the scheduler's own shows
 */
record TaskLog(Path file, Clock clock, Set<String> secrets) {
    /** Shorter texts stand in too many words to be hidden in all of them. */
    private static final int SHORTEST_SECRET = 5;

    private static final long LONGEST_LINE = 64 * 1024L;

    static TaskLog of(
            Path logs, String dagId, String runId, String taskId, int attempt, Clock clock, Set<String> secrets) {
        var directory =
                logs.resolve("dag_id=" + dagId).resolve("run_id=" + runId).resolve("task_id=" + taskId);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TaskLog(directory.resolve("attempt=" + attempt + ".log"), clock, secrets);
    }

    /** The log of a run as a whole. */
    static TaskLog ofRun(Path logs, String dagId, String runId, Clock clock, Set<String> secrets) {
        var directory = logs.resolve("dag_id=" + dagId).resolve("run_id=" + runId);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TaskLog(directory.resolve("callbacks.log"), clock, secrets);
    }

    /** How far it is written, to know later what came after. */
    long length() {
        return file.toFile().length();
    }

    /** The last line of what was written since it was {@code from} long; empty where that is nothing. */
    String lastLineSince(long from) {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(from, bytes.length() - LONGEST_LINE);
            var tail = new byte[Math.toIntExact(Math.max(0, bytes.length() - start))];
            bytes.seek(start);
            bytes.readFully(tail);
            var text = new String(tail, StandardCharsets.UTF_8).stripTrailing();
            return text.substring(text.lastIndexOf('\n') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line of the scheduler's own. */
    void note(String text) {
        var line = "[" + clock.instant().truncatedTo(ChronoUnit.MILLIS) + "] " + hidden(text) + System.lineSeparator();
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String hidden(String text) {
        var shown = text;
        for (var secret : secrets) {
            shown = secret.length() < SHORTEST_SECRET ? shown : shown.replace(secret, "***");
        }
        return shown;
    }

    /** A value without what is secret, at any depth. */
    @Nullable
    Object hidden(@Nullable Object value) {
        if (value instanceof String text) {
            return hidden(text);
        }
        if (value instanceof Map<?, ?> mapping) {
            var shown = new LinkedHashMap<String, @Nullable Object>();
            mapping.forEach((name, inner) -> shown.put(String.valueOf(name), hidden(inner)));
            return shown;
        }
        return value instanceof List<?> list ? list.stream().map(this::hidden).toList() : value;
    }
}
