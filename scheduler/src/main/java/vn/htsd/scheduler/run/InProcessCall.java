package vn.htsd.scheduler.run;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A command of the product in a thread of its own, writing to the log file of its attempt. */
final class InProcessCall {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final FutureTask<Integer> task;
    private final Thread thread;

    private InProcessCall(FutureTask<Integer> task, String name) {
        this.task = task;
        this.thread = new Thread(task, name);
    }

    static InProcessCall start(
            InProcess inProcess, List<String> arguments, Map<String, String> environment, Path log, Runnable lease) {
        var task = new FutureTask<>(() -> {
            try (var out = new PrintStream(
                    Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true,
                    StandardCharsets.UTF_8)) {
                return inProcess.run(arguments, environment, out, out, lease);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        var call = new InProcessCall(task, "htsd " + String.join(" ", arguments));
        call.thread.setDaemon(true);
        call.thread.start();
        return call;
    }

    /** @return the exit code; null after {@code timeout} */
    @Nullable
    Integer await(@Nullable Duration timeout) throws InterruptedException {
        try {
            return timeout == null ? task.get() : task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            stop();
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            stop();
            throw e;
        }
    }

    private void stop() {
        thread.interrupt();
        try {
            thread.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
