package vn.htsd.ingest.sample;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Threads that share a list of pieces of work. */
final class Crew implements AutoCloseable {
    private final ExecutorService threads;

    Crew(int size) {
        this.threads = Executors.newFixedThreadPool(size, work -> {
            var thread = new Thread(work, "sample");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does {@code work} for every piece; the first failure comes out as it was thrown. */
    <T> void each(List<T> pieces, Consumer<T> work) {
        try {
            var tasks = pieces.stream()
                    .<Callable<Boolean>>map(piece -> () -> {
                        work.accept(piece);
                        return true;
                    })
                    .toList();
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while writing the sample season", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
