package vn.htsd.ingest.answer;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Marks workbooks beside the reading of the next files; who asks for more than a few at once does one itself. */
final class MarkedInParallel implements AutoCloseable {
    private static final int WAITING_PER_THREAD = 4;

    private final ThreadPoolExecutor pool;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    MarkedInParallel(int threads) {
        int most = Math.max(1, threads);
        this.pool = new ThreadPoolExecutor(
                most,
                most,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(most * WAITING_PER_THREAD),
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** One answer being written. */
    interface Work {
        void run() throws IOException;
    }

    /** @throws IOException if an earlier answer could not be written: the disk would be as full for this one */
    void submit(Work work) throws IOException {
        rethrow();
        pool.execute(() -> {
            try {
                work.run();
            } catch (IOException | RuntimeException | Error failed) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    void finish() throws IOException {
        pool.shutdown();
        try {
            while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                // The queue is bounded and every workbook is small: this ends.
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        }
        rethrow();
    }

    private void rethrow() throws IOException {
        var failed = failure.get();
        if (failed != null) {
            throw failed instanceof IOException io ? io : new IOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        pool.shutdownNow();
        try {
            // Nobody may write into the directory that is deleted next.
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
