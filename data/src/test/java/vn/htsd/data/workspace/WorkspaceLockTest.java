package vn.htsd.data.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.htsd.data.problem.HtsdException;

class WorkspaceLockTest {
    @Test
    void a_second_writer_is_told_who_holds_the_workspace(@TempDir Path home) {
        var workspace = new Workspace(home).create();
        try (var lock = WorkspaceLock.take(workspace, "htsd ingest", false)) {
            assertThatThrownBy(() -> WorkspaceLock.take(workspace, "htsd run", false))
                    .isInstanceOf(HtsdException.class)
                    .hasMessageContaining("htsd ingest")
                    .hasMessageContaining("--wait");
        }
        WorkspaceLock.take(workspace, "htsd run", false).close();
    }

    @Test
    void contacts_are_for_their_owner_only(@TempDir Path home) throws Exception {
        var workspace = new Workspace(home).create();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(workspace.contacts())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_home_that_is_a_file_is_refused_in_a_sentence(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("home"), "x");
        assertThatThrownBy(() -> new Workspace(file).create())
                .isInstanceOf(HtsdException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--home");
    }
}
