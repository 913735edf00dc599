package vn.htsd.scheduler.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.htsd.scheduler.dag.operator.BashOperator;

/**
 * A shell command as a child in its own process group. Its output goes to the log file without passing through here. A
 * watcher in the group waits on a pipe to this process: should this process die, even by {@code kill -9}, the pipe closes
 * and the watcher takes the whole group with it.
 */
final class BashProcess {
    private static final String LEADER =
            """
            exec 3<&0
            ( trap '' TERM; read -r farewell <&3 || kill -KILL -- -$$ ) >/dev/null 2>&1 &
            exec bash -c "$1" bash </dev/null 3<&-
            """;
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** The usual places, for a machine where {@code setsid} is not on the PATH there is none. */
    private static final boolean HAS_SETSID =
            Stream.of("/usr/bin/setsid", "/bin/setsid").anyMatch(file -> Files.isExecutable(Path.of(file)));

    private final Process process;

    private BashProcess(Process process) {
        this.process = process;
    }

    static BashProcess start(BashOperator bash, Map<String, String> environment, Path log) {
        var leader = List.of("bash", "-c", LEADER, "bash", bash.command());
        var builder = new ProcessBuilder(
                HAS_SETSID ? Stream.concat(Stream.of("setsid"), leader.stream()).toList() : leader);
        if (!bash.appendEnvironment()) {
            var path = builder.environment().get("PATH");
            builder.environment().clear();
            builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
        }
        builder.environment().putAll(environment);
        builder.environment().putAll(bash.environment());
        if (bash.directory() != null) {
            builder.directory(Path.of(bash.directory()).toFile());
        }
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new BashProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Null where the system does not tell. */
    @Nullable
    Instant startedAt() {
        return process.info().startInstant().orElse(null);
    }

    /**
     * Waits for the end; on a timeout or an interrupt nothing of the group is left.
     *
     * @return the exit code; null after {@code timeout}
     */
    @Nullable
    Integer await(@Nullable Duration timeout) throws InterruptedException {
        try {
            if (timeout == null) {
                process.waitFor();
            } else if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                return null;
            }
            sayFarewell();
            return process.exitValue();
        } catch (InterruptedException e) {
            kill();
            throw e;
        }
    }

    /** Lets the watcher go in peace: what the command left running on purpose stays. */
    private void sayFarewell() {
        try (var pipe = process.getOutputStream()) {
            pipe.write("end\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException watcherGone) {
            // It was killed with its group: there is nobody left to greet.
        }
    }

    private void kill() {
        var family = process.descendants().toList();
        signal("TERM");
        family.forEach(ProcessHandle::destroy);
        process.destroy();
        boolean interrupted = false;
        try {
            process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        family.forEach(ProcessHandle::destroyForcibly);
        signal("KILL");
        process.destroyForcibly();
        try {
            process.getOutputStream().close(); // the watcher sees the end of the pipe
        } catch (IOException alreadyClosed) {
            // Nothing to close then.
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name) {
        if (!HAS_SETSID) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + name, "--", "-" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
