package vn.htsd.scheduler.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.htsd.scheduler.store.TaskRows;

/** What tasks said. */
record LogsApi(Part part, Path logs) {
    private static final Pattern NOTE = Pattern.compile("\\[(\\d{4}-\\d\\d-\\d\\dT[^\\]]*Z)\\] (.*)", Pattern.DOTALL);

    void routes(Router router) {
        router.get("/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/logs/{try_number}", this::log);
        router.get(
                "/api/v2/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/externalLogUrl/{try_number}",
                call -> {
                    throw new ApiException(400, "Task log handler does not support external URLs.");
                });
    }

    private ApiResponse log(Call call) {
        part.database().transact(sql -> {
            var run = part.operations().run(sql, call.part("dag_id"), call.part("dag_run_id"));
            return new TaskRows.OfRun(part.operations().task(sql, run, call.part("task_id")), run);
        });
        int number = call.wholePart("try_number");
        var messages = lines(file(call, number)).stream().map(LogsApi::message).toList();
        if (call.request().accept().contains("ndjson")) {
            return ApiResponse.text(
                    ApiResponse.JSON_LINES,
                    messages.stream().map(message -> Json.text(message) + "\n").collect(Collectors.joining()));
        }
        return ApiResponse.ok(new AirflowJson.Json().with("content", messages).with("continuation_token", null));
    }

    /** Its names are those of rows that exist, so they lead nowhere else. */
    private Path file(Call call, int number) {
        return logs.resolve("dag_id=" + call.part("dag_id"))
                .resolve("run_id=" + call.part("dag_run_id"))
                .resolve("task_id=" + call.part("task_id"))
                .resolve("attempt=" + number + ".log");
    }

    private static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of("*** There is no log of this try on this machine (yet)");
        }
        try {
            return Files.readAllLines(file);
        } catch (MalformedInputException notUtf8) {
            return inLatin(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> inLatin(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AirflowJson.Json message(String line) {
        var note = NOTE.matcher(line);
        return note.matches()
                ? new AirflowJson.Json().with("timestamp", note.group(1)).with("event", note.group(2))
                : new AirflowJson.Json().with("event", line);
    }
}
