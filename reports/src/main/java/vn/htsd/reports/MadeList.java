package vn.htsd.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which reports of one directory were made, and from what: a line each, added when its files are complete. A run that was
 * broken off goes on after the last line.
 */
final class MadeList {
    private static final String FILE = ".made";

    private final Path directory;
    private final Map<String, String> stamps = new ConcurrentHashMap<>();

    private MadeList(Path directory) {
        this.directory = directory;
    }

    static MadeList of(Path directory) {
        var list = new MadeList(directory);
        var file = directory.resolve(FILE);
        if (Files.exists(file)) {
            try {
                for (var line : Files.readAllLines(file)) {
                    var parts = line.split("\t", -1);
                    if (parts.length == 2) { // The last line of a run that was killed may be torn.
                        list.stamps.put(parts[0], parts[1]);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return list;
    }

    /** Whether {@code name} was made from just this, says the list; its files may have been deleted since. */
    boolean holds(String name, String stamp) {
        return stamp.equals(stamps.get(name));
    }

    synchronized void add(String name, String stamp) {
        stamps.put(name, stamp);
        try {
            Files.createDirectories(directory);
            Files.write(
                    directory.resolve(FILE),
                    (name + "\t" + stamp + "\n").getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line a report again. */
    synchronized void tidy() {
        var lines = new StringBuilder();
        new java.util.TreeMap<>(stamps)
                .forEach((name, stamp) ->
                        lines.append(name).append('\t').append(stamp).append('\n'));
        try {
            if (!stamps.isEmpty()) {
                var whole = directory.resolve(FILE + ".new");
                Files.writeString(whole, lines);
                Files.move(
                        whole,
                        directory.resolve(FILE),
                        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
