package vn.htsd.scheduler.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import vn.htsd.data.workspace.Workspace;

/** Tells commands of the same workspace where its running server is, and lets them in: for its owner's eyes only. */
final class ServerFile {
    private final Path file;

    ServerFile(Workspace workspace) {
        this.file = workspace.home().resolve(".server");
    }

    /** @param token lets in whoever may read the file */
    record Server(String url, String token) {}

    void write(String url, String token) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, List.of(url, token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Server> read() {
        try {
            var lines = Files.isRegularFile(file) ? Files.readAllLines(file) : List.<String>of();
            return lines.size() == 2 ? Optional.of(new Server(lines.get(0), lines.get(1))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
