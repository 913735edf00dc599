package vn.htsd.ingest.read;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.LongSupplier;
import vn.htsd.data.finding.Rule;

/**
 * When the work on one file has to stop. The loops that read ask it, so a slow file ends in its own thread and leaves nothing
 * behind. Counts the processor time of the thread that made it; used by that thread only.
 */
public final class Deadline {
    /** A loop asks at every row; the clock is looked at once in so many times. */
    private static final int SELDOM = 64;

    private final Duration time;
    private final LongSupplier nanos;
    private final long end;
    private int asked;

    Deadline(Duration time, LongSupplier nanos) {
        this.time = time;
        this.nanos = nanos;
        this.end = nanos.getAsLong() + time.toNanos();
    }

    /** From now on, {@code time} of this thread's work. */
    public static Deadline after(Duration time) {
        var threads = ManagementFactory.getThreadMXBean();
        return new Deadline(
                time, threads.isCurrentThreadCpuTimeSupported() ? threads::getCurrentThreadCpuTime : System::nanoTime);
    }

    public boolean isPassed() {
        return nanos.getAsLong() > end;
    }

    /** The finding for a file that took longer. */
    void check() throws Refused {
        if (++asked % SELDOM == 0 && isPassed()) {
            throw Refused.because(Rule.FILE_TOO_LARGE, "slow", time.toSeconds());
        }
    }
}
