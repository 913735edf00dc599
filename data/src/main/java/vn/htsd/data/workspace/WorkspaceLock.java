package vn.htsd.data.workspace;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/**
 * Lets one writer into a workspace; readers never ask for it. The operating system frees it when the holder dies. Not
 * re-entrant: whoever holds it passes it on.
 */
public final class WorkspaceLock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final FileChannel channel;
    private final FileLock lock;
    private final Path holderFile;

    private WorkspaceLock(FileChannel channel, FileLock lock, Path holderFile) {
        this.channel = channel;
        this.lock = lock;
        this.holderFile = holderFile;
    }

    /**
     * Takes the lock.
     *
     * @param purpose what the holder does ("htsd ingest"), shown to whoever finds it taken
     * @param wait whether to wait for the present holder instead of failing
     * @throws HtsdException if another writer holds it, naming the holder
     */
    public static WorkspaceLock take(Workspace workspace, String purpose, boolean wait) {
        var holderFile = workspace.home().resolve(".lock.holder");
        try {
            var channel = FileChannel.open(workspace.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            while (lock == null && wait) {
                Thread.sleep(PAUSE.toMillis());
                lock = tryLock(channel);
            }
            if (lock == null) {
                channel.close();
                throw new HtsdException(
                        Category.ENVIRONMENT,
                        Message.of(Workspace.BUNDLE, "locked", workspace.home(), holder(holderFile)));
            }
            Files.writeString(
                    holderFile, purpose + ", pid " + ProcessHandle.current().pid());
            return new WorkspaceLock(channel, lock, holderFile);
        } catch (IOException e) {
            throw new HtsdException(
                    Category.ENVIRONMENT,
                    Message.of(Workspace.BUNDLE, "home_unwritable", workspace.home(), e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtsdException(
                    Category.ENVIRONMENT,
                    Message.of(Workspace.BUNDLE, "locked", workspace.home(), holder(holderFile)),
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String holder(Path holderFile) {
        try {
            return Files.readString(holderFile);
        } catch (IOException e) {
            return "?";
        }
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(holderFile);
            lock.release();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
