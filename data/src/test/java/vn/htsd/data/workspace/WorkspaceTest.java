package vn.htsd.data.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    Path folder;

    /** Two schedulers that start in the same moment on a fresh disk: neither may find the workspace "unwritable". */
    @Test
    void who_makes_the_same_workspace_at_the_same_time_succeeds() throws Exception {
        int hands = 4;
        var together = new CyclicBarrier(hands);
        var threads = Executors.newFixedThreadPool(hands);
        try {
            for (int round = 0; round < 100; round++) {
                var home = folder.resolve("home" + round);
                var making = Stream.<Callable<Workspace>>generate(() -> () -> {
                            together.await();
                            return new Workspace(home).create();
                        })
                        .limit(hands)
                        .toList();
                for (var made : threads.invokeAll(making)) {
                    assertThat(made.get().contacts()).isDirectory();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void contacts_are_for_the_owner_only() throws Exception {
        var contacts = new Workspace(folder.resolve("home")).create().contacts();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(contacts)))
                .isEqualTo("rwx------");
    }
}
