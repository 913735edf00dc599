package vn.htsd.scheduler.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.scheduler.store.Database;
import vn.htsd.scheduler.store.DatabaseSettings;
import vn.htsd.scheduler.store.QuartzRows;

class TriggersTest {
    private static final Alarm SILENT = new Alarm() {
        @Override
        public void look(String dagId) {}

        @Override
        public void work(String attemptId) {}
    };

    /** Each makes up for what the other has lost: so both may arm the same attempt at the same moment. */
    @Test
    void two_schedulers_may_arm_the_same_trigger(@TempDir Path folder) throws Exception {
        var settings = DatabaseSettings.inFile(folder.resolve("store"));
        var store = new TriggerStore(settings.url(), settings.user(), settings.password(), true);
        var far = Instant.parse("2099-10-01T00:00:00Z");
        var together = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try (var database = Database.open(settings);
                var one = Triggers.work(store, "one", 1, SILENT);
                var other = Triggers.work(store, "other", 1, SILENT)) {
            for (int round = 0; round < 50; round++) {
                var name = "attempt" + round;
                var arming = Stream.of(one, other)
                        .<Callable<Boolean>>map(triggers -> () -> {
                            together.await();
                            triggers.arm(name, far);
                            triggers.arm(List.of(name, name + " and more"), far);
                            return true;
                        })
                        .toList();
                for (var armed : threads.invokeAll(arming)) {
                    assertThat(armed.get()).isTrue();
                }
            }
            var armed = database.transact(sql -> new QuartzRows(sql).armed(Triggers.WORK, Triggers.WORK));
            assertThat(armed).hasSize(100);
            assertThat(List.copyOf(armed.values())).noneMatch(QuartzRows.Armed::broken);
        } finally {
            threads.shutdownNow();
        }
    }
}
