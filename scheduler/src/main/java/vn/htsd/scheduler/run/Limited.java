package vn.htsd.scheduler.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work in a thread of its own, given up when {@code execution_timeout} is over or somebody asks the attempt to stop. */
final class Limited {
    private Limited() {}

    /** The task took too long. */
    static final class TimedOut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TimedOut(Duration timeout) {
            super("Stopped after execution_timeout " + timeout);
        }
    }

    /**
     * @param stop makes the work end where an interrupt alone does not
     * @throws TimedOut after {@code execution_timeout}
     */
    static <T> T call(Attempt attempt, Callable<T> work, Runnable stop) throws InterruptedException {
        var task = new FutureTask<>(work);
        var thread = new Thread(task, attempt.name());
        thread.setDaemon(true);
        thread.start();
        var timeout = attempt.task().executionTimeout();
        try {
            return timeout == null ? task.get() : task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            stop.run();
            attempt.stragglers().stop(thread);
            throw new TimedOut(timeout == null ? Duration.ZERO : timeout);
        } catch (InterruptedException e) {
            stop.run();
            attempt.stragglers().stop(thread);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
