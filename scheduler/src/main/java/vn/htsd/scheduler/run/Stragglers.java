package vn.htsd.scheduler.run;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that were asked to stop and did not: only the end of the process stops them. They can publish nothing any more, as
 * their attempts have lost their leases; but what they hold (memory, the workspace lock) they keep, so health says so.
 */
public final class Stragglers {
    private static final Logger LOG = LoggerFactory.getLogger(Stragglers.class);
    /** As long as anything that was asked to stop may take. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private final Duration grace;
    private final Collection<Thread> left = new ConcurrentLinkedQueue<>();

    /** @param grace how long what was asked to stop may take */
    public Stragglers(Duration grace) {
        this.grace = grace;
    }

    /** Interrupts {@code thread} and waits until it has stopped, for a while. */
    void stop(Thread thread) {
        thread.interrupt();
        try {
            thread.join(grace.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.error("“{}” was asked to stop {} ago and goes on", thread.getName(), grace);
            left.add(thread);
        }
    }

    /** What goes on although it was asked to stop, by name; what has stopped since is no longer among them. */
    public List<String> names() {
        left.removeIf(thread -> !thread.isAlive());
        return left.stream().map(Thread::getName).toList();
    }
}
