package vn.htsd.scheduler.engine;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A child that outlived its scheduler. */
final class Survivor {
    private static final Logger LOG = LoggerFactory.getLogger(Survivor.class);

    private Survivor() {}

    /** Kills the process and its group, if it is still the same one: numbers come back. */
    static void kill(long pid, @Nullable Instant started) throws InterruptedException {
        var process = ProcessHandle.of(pid).orElse(null);
        if (process == null
                || started == null
                || !started.equals(process.info().startInstant().orElse(null))) {
            return;
        }
        LOG.warn("Process {} of a lost attempt still lives and is killed", pid);
        try {
            new ProcessBuilder("kill", "-KILL", "--", "-" + pid).start().waitFor();
        } catch (IOException e) {
            LOG.warn("No kill command here; only the process itself is killed", e);
        }
        process.destroyForcibly();
    }
}
