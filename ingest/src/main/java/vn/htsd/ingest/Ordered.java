package vn.htsd.ingest;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import vn.htsd.data.problem.HtsdException;

/** Runs work on several threads and takes the results in order, with a bounded number of them waiting. */
final class Ordered {
    /** So many results a thread may lie ready: enough that a slow file does not stop the others. */
    private static final int AHEAD = 8;

    private Ordered() {}

    /** Takes one result, in the order of the inputs. */
    interface Sink<R> {
        void take(R result) throws IOException;
    }

    static <T, R> void run(List<T> inputs, int threads, Function<T, Callable<R>> work, Sink<R> sink)
            throws IOException {
        var pool = Executors.newFixedThreadPool(Math.max(1, threads));
        var waiting = new ArrayDeque<Future<R>>();
        try {
            for (var input : inputs) {
                if (waiting.size() >= threads * AHEAD) {
                    sink.take(result(waiting.remove()));
                }
                waiting.add(pool.submit(work.apply(input)));
            }
            while (!waiting.isEmpty()) {
                sink.take(result(waiting.remove()));
            }
        } finally {
            waiting.forEach(future -> future.cancel(false));
            end(pool);
        }
    }

    /** After a failure too, nobody may go on working on files behind the caller's back; what is under way ends in peace. */
    private static void end(ExecutorService pool) {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static <R> R result(Future<R> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            if (failed.getCause() instanceof HtsdException broken) {
                throw broken;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
