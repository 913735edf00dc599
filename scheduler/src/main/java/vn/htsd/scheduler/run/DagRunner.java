package vn.htsd.scheduler.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Executes runs. State lives in memory; the log files stay. */
public final class DagRunner {
    private final Clock clock;
    private final AttemptRunner attempts;

    /**
     * @param inProcess runs plain {@code htsd} calls inside this process; null makes every command a child
     * @param environment what every command sees in addition to this process's environment
     * @param outside through what tasks reach other systems
     */
    public DagRunner(
            Path logs, Clock clock, @Nullable InProcess inProcess, Map<String, String> environment, Outside outside) {
        this.clock = clock;
        this.attempts = new AttemptRunner(logs, clock, inProcess, environment, outside);
    }

    /**
     * Runs every task when its trigger rule says so, independent ones side by side.
     *
     * @throws InterruptedException if asked to stop: every child is dead by then
     */
    public DagRun run(RunContext run) throws InterruptedException {
        var pool = Executors.newCachedThreadPool();
        try {
            return new RunLoop(run, clock, attempts, pool).toTheEnd();
        } finally {
            pool.shutdownNow();
            awaitChildren(pool);
        }
    }

    private static void awaitChildren(ExecutorService pool) {
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
