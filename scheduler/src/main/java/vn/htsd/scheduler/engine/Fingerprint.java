package vn.htsd.scheduler.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells cheaply whether the files of a directory changed: their names, sizes and times. */
public final class Fingerprint {
    private Fingerprint() {}

    public static String of(Path directory) {
        if (!Files.isDirectory(directory)) {
            return "[]";
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().map(Fingerprint::line).collect(Collectors.joining(", ", "[", "]"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Path file) {
        try {
            return file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException goneMeanwhile) {
            return file.getFileName() + " gone";
        }
    }
}
