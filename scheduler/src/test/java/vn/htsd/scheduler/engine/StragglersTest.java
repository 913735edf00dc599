package vn.htsd.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.scheduler.store.AttemptRows;
import vn.htsd.scheduler.store.NodeRows;

@Timeout(60)
class StragglersTest {
    @Test
    void a_command_that_does_not_stop_is_named_until_it_has_ended(@TempDir Path folder) throws Exception {
        try (var bench = new Bench(folder, "2025-10-08T03:00:00Z", EngineSettings.STANDARD)) {
            bench.file(
                    """
                    t:
                      is_paused_upon_creation: false
                      tasks: {a: {RUN deaf, execution_timeout: 0.05}}
                    """);
            bench.database.change(sql -> new NodeRows(sql).join(new AttemptRows.Owner("one", "host")));
            bench.trigger("r1");
            bench.settle();
            assertThat(bench.tasks("r1")).containsEntry("a", "failed/1");
            bench.workers("one").renew();
            assertThat(trouble(bench)).isEqualTo("t.a r1 attempt 1");
            bench.heard.countDown();
            for (var thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("t.a r1 attempt 1")) {
                    thread.join();
                }
            }
            bench.workers("one").renew();
            assertThat(trouble(bench)).isNull();
        }
    }

    private static String trouble(Bench bench) {
        return bench.database.transact(sql -> new NodeRows(sql).all().get(0).trouble());
    }
}
