package vn.htsd.ingest.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** How much of the heap is in use by what lives. */
final class LiveHeap {
    private static final long PAUSE = 200;

    private LiveHeap() {}

    interface Work {
        void run() throws IOException;
    }

    interface Taking {
        long run() throws IOException;
    }

    /** The most that a full collection left, one every moment while the work went on. */
    static long during(Taking work) throws IOException {
        var most = new AtomicLong();
        var watch = new Thread(
                () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        most.accumulateAndGet(collected(), Math::max);
                        try {
                            Thread.sleep(PAUSE);
                        } catch (InterruptedException done) {
                            return;
                        }
                    }
                },
                "live heap");
        watch.start();
        try {
            work.run();
        } finally {
            watch.interrupt();
        }
        return Math.max(most.get(), collected());
    }

    private static long collected() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most that any collection left, of those that came by themselves. */
    static long peakAfterCollections(Work work) throws IOException {
        var most = new AtomicLong();
        NotificationListener listener = (notice, handback) -> {
            var info = GarbageCollectionNotificationInfo.from((CompositeData) notice.getUserData());
            long used = info.getGcInfo().getMemoryUsageAfterGc().values().stream()
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
            most.accumulateAndGet(used, Math::max);
        };
        var beans = ManagementFactory.getGarbageCollectorMXBeans();
        for (var bean : beans) {
            ((NotificationEmitter) bean).addNotificationListener(listener, null, null);
        }
        try {
            work.run();
            return most.get();
        } finally {
            for (var bean : beans) {
                try {
                    ((NotificationEmitter) bean).removeNotificationListener(listener);
                } catch (javax.management.ListenerNotFoundException gone) {
                    throw new IllegalStateException(gone);
                }
            }
        }
    }
}
