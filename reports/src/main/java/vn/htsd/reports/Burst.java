package vn.htsd.reports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import vn.htsd.data.progress.Progress;

/**
 * Many reports of one kind, several at a time. What a worker holds is let go before it takes the next, so that memory does not
 * grow with their number.
 *
 * @param <T> what a report is about
 */
final class Burst<T> {
    /** Makes one report after the other, in one thread, with what it opened for them. */
    interface Worker<T> extends AutoCloseable {
        /** Before the first of several that have something in common. */
        void begin(List<T> batch);

        List<Path> make(T subject);

        @Override
        void close();
    }

    private final int threads;

    Burst(int threads) {
        this.threads = threads;
    }

    /**
     * Makes a report of each subject; the first failure ends it, and what is complete by then stays.
     *
     * @param batches what one worker makes one after the other
     * @param workers opens a worker, once a thread
     */
    List<Path> make(List<List<T>> batches, Supplier<Worker<T>> workers, Progress.Step step) {
        var waiting = new ConcurrentLinkedQueue<>(batches);
        int hands = Math.max(1, Math.min(threads, batches.size()));
        var pool = Executors.newFixedThreadPool(hands);
        var failed = new AtomicBoolean();
        try {
            var works = new ArrayList<Future<List<Path>>>();
            for (int i = 0; i < hands; i++) {
                works.add(pool.submit(() -> work(waiting, workers, step, failed)));
            }
            var written = new ArrayList<Path>();
            for (var work : works) {
                written.addAll(work.get());
            }
            return written;
        } catch (ExecutionException e) {
            failed.set(true);
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            failed.set(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> List<Path> work(
            ConcurrentLinkedQueue<List<T>> waiting,
            Supplier<Worker<T>> workers,
            Progress.Step step,
            AtomicBoolean failed) {
        var written = new ArrayList<Path>();
        try (var worker = workers.get()) {
            for (var batch = waiting.poll(); batch != null && !failed.get(); batch = waiting.poll()) {
                worker.begin(batch);
                for (var subject : batch) {
                    if (failed.get()) {
                        break; // The others finish what they have in hand.
                    }
                    written.addAll(worker.make(subject));
                    step.advance(1);
                }
            }
        } catch (RuntimeException e) {
            failed.set(true);
            throw e;
        }
        return written;
    }
}
