package vn.htsd.reports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        List<Path> make(T subject);

        @Override
        void close();
    }

    private final int threads;

    Burst(int threads) {
        this.threads = threads;
    }

    /**
     * Makes a report of each of {@code subjects}; the first failure ends it, and what is complete by then stays.
     *
     * @param workers opens a worker, once a thread
     */
    List<Path> make(List<T> subjects, Supplier<Worker<T>> workers, Progress.Step step) {
        var waiting = new ConcurrentLinkedQueue<>(subjects);
        var pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, subjects.size())));
        try {
            var hands = new ArrayList<Future<List<Path>>>();
            for (int i = 0; i < Math.min(threads, subjects.size()); i++) {
                hands.add(pool.submit(() -> work(waiting, workers, step)));
            }
            var written = new ArrayList<Path>();
            for (var hand : hands) {
                written.addAll(hand.get());
            }
            return written;
        } catch (ExecutionException e) {
            waiting.clear();
            throw e.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            waiting.clear();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> List<Path> work(
            ConcurrentLinkedQueue<T> waiting, Supplier<Worker<T>> workers, Progress.Step step) {
        var written = new ArrayList<Path>();
        try (var worker = workers.get()) {
            for (var subject = waiting.poll(); subject != null; subject = waiting.poll()) {
                written.addAll(worker.make(subject));
                step.advance(1);
            }
        } catch (RuntimeException e) {
            waiting.clear(); // The others finish what they have in hand.
            throw e;
        }
        return written;
    }
}
