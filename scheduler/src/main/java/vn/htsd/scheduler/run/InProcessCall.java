package vn.htsd.scheduler.run;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    private final FutureTask<Integer> task;
    private final Thread thread;
    private final Stragglers stragglers;

    private InProcessCall(FutureTask<Integer> task, Attempt attempt) {
        this.task = task;
        this.thread = new Thread(task, attempt.name());
        this.stragglers = attempt.stragglers();
    }

    static InProcessCall start(
            InProcess inProcess, List<String> arguments, Map<String, String> environment, Attempt attempt) {
        var task = new FutureTask<>(() -> {
            try (var out = new PrintStream(
                    Files.newOutputStream(attempt.log().file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true,
                    StandardCharsets.UTF_8)) {
                return inProcess.run(
                        arguments, environment, out, out, attempt.around().lease());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        var call = new InProcessCall(task, attempt);
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
            stragglers.stop(thread);
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            stragglers.stop(thread);
            throw e;
        }
    }
}
