package vn.htsd.scheduler.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import vn.htsd.data.workspace.Workspace;

/** Whether a workspace holds anything yet. */
public final class Landed {
    private Landed() {}

    /** True where no batch was landed yet: there is nothing to build. */
    public static boolean isEmpty(Workspace workspace) {
        return isBare(workspace.landing());
    }

    /** True where nobody put a file in yet, either: a demonstration may fill it. */
    public static boolean isUntouched(Workspace workspace) {
        return isEmpty(workspace) && isBare(workspace.archive()) && isBare(workspace.inbox());
    }

    private static boolean isBare(Path directory) {
        if (!Files.isDirectory(directory)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.noneMatch(entry -> !entry.getFileName().toString().startsWith("."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
