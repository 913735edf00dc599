package vn.htsd.data.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What was published is never written again: its permissions say so, to people and to programs. */
public final class ReadOnly {
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("r--r--r--");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("r-xr-xr-x");

    private ReadOnly() {}

    /** Takes the right to write away from a file, or from a directory and all in it; a disk without such rights stays as it is. */
    public static void protect(Path path) throws IOException {
        if (!knowsPermissions(path)) {
            return;
        }
        for (var each : deepestFirst(path)) {
            Files.setPosixFilePermissions(each, Files.isDirectory(each) ? DIRECTORY : FILE);
        }
    }

    /**
     * Removes a directory with all in it, protected or not; one that is not there is fine. Only directories get their right to
     * write back: a file may be shared with another build by a hard link.
     */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        var all = deepestFirst(path);
        for (var each : all) {
            if (Files.isDirectory(each) && knowsPermissions(each)) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        for (var each : all) {
            Files.delete(each);
        }
    }

    private static List<Path> deepestFirst(Path path) throws IOException {
        try (var all = Files.walk(path)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static boolean knowsPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
