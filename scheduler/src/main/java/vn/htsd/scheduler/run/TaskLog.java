package vn.htsd.scheduler.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** The log file of one attempt, laid out as Airflow lays it out. */
record TaskLog(Path file, Clock clock) {
    static TaskLog of(Path logs, String dagId, String runId, String taskId, int attempt, Clock clock) {
        var directory =
                logs.resolve("dag_id=" + dagId).resolve("run_id=" + runId).resolve("task_id=" + taskId);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TaskLog(directory.resolve("attempt=" + attempt + ".log"), clock);
    }

    /** Adds a line of the scheduler's own. */
    void note(String text) {
        var line = "[" + clock.instant().truncatedTo(ChronoUnit.MILLIS) + "] " + text + System.lineSeparator();
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
