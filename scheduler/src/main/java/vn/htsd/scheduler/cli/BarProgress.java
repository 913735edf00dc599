package vn.htsd.scheduler.cli;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.progress.Progress;

/** Shows a bar for a step that takes longer than two seconds; one bar at a time, so that the terminal stays readable. */
final class BarProgress implements Progress, AutoCloseable {
    private static final long PATIENCE_MILLIS = 2_000;
    private static final int WIDTH = 79;

    private final PrintStream terminal;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable BarStep shown;

    BarProgress(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public Step step(String label, long total) {
        return new BarStep(label, total);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private synchronized boolean claim(BarStep step) {
        if (shown != null) {
            return false;
        }
        shown = step;
        return true;
    }

    private synchronized void release(BarStep step) {
        if (shown == step) {
            shown = null;
        }
    }

    private final class BarStep implements Step {
        private final String label;
        private final long total;
        private final AtomicLong done = new AtomicLong();
        private final ScheduledFuture<?> opening;
        private @Nullable ProgressBar bar;
        private boolean closed;

        BarStep(String label, long total) {
            this.label = label;
            this.total = total;
            this.opening = timer.schedule(this::open, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }

        private synchronized void open() {
            if (closed || !claim(this)) {
                return;
            }
            bar = new ProgressBarBuilder()
                    .setTaskName(label)
                    .setInitialMax(total > 0 ? total : -1)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal, WIDTH))
                    .build();
            bar.stepTo(done.get());
        }

        @Override
        public synchronized void advance(long by) {
            long now = done.addAndGet(by);
            if (bar != null) {
                bar.stepTo(now);
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            opening.cancel(false);
            if (bar != null) {
                bar.close();
                bar = null;
                release(this);
            }
        }
    }
}
