package vn.htsd.data.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** Replaces reference files of a workspace after checking all of them together. */
public final class ReferenceImport {
    private static final String BUNDLE = "vn.htsd.data.reference.messages";

    /** New files until all of them are there, and from the moment on which they count. */
    private static final String PREPARED = ".import.new";

    private static final String DECIDED = ".import";

    private ReferenceImport() {}

    /**
     * Imports files or folders into {@code target}; files of other names are left alone. All of them are replaced or none,
     * also if the program is killed on the way: one rename of a directory decides, and a reader finds the new files in it
     * until each has taken its place.
     *
     * @return the names of the files that were replaced
     * @throws HtsdException if no reference file is among them, or a row is bad: then nothing changes
     */
    public static List<String> into(Path target, List<Path> sources) {
        try {
            var chosen = chosen(sources);
            var texts = new LinkedHashMap<String, String>();
            for (var name : Reference.FILES) {
                var own = chosen.getOrDefault(name, current(target, name));
                texts.put(name, Files.exists(own) ? Reference.textOf(own) : Reference.shippedText(name));
            }
            Reference.parse(texts);
            settle(target);
            var prepared = target.resolve(PREPARED);
            empty(prepared);
            Files.createDirectories(prepared);
            for (var entry : chosen.entrySet()) {
                Files.copy(entry.getValue(), prepared.resolve(entry.getKey()));
            }
            Files.move(prepared, target.resolve(DECIDED), StandardCopyOption.ATOMIC_MOVE);
            settle(target);
            return new ArrayList<>(chosen.keySet());
        } catch (IOException e) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "unreadable", sources, e.getMessage()), e);
        }
    }

    /** Where the file of this name stands that counts; it may not exist. */
    static Path current(Path directory, String name) {
        var decided = directory.resolve(DECIDED).resolve(name);
        return Files.exists(decided) ? decided : directory.resolve(name);
    }

    /** Finishes an import that was decided. */
    private static void settle(Path target) throws IOException {
        var decided = target.resolve(DECIDED);
        if (Files.exists(decided)) {
            for (var name : Reference.FILES) {
                var file = decided.resolve(name);
                if (Files.exists(file)) {
                    Files.move(file, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            empty(decided);
        }
    }

    private static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            for (var name : Reference.FILES) {
                Files.deleteIfExists(directory.resolve(name));
            }
            Files.delete(directory);
        }
    }

    private static LinkedHashMap<String, Path> chosen(List<Path> sources) {
        var chosen = new LinkedHashMap<String, Path>();
        for (var source : sources) {
            for (var name : Reference.FILES) {
                var file = Files.isDirectory(source) ? source.resolve(name) : source;
                if (Files.isRegularFile(file) && file.getFileName().toString().equals(name)) {
                    chosen.put(name, file);
                }
            }
        }
        if (chosen.isEmpty()) {
            throw new HtsdException(Category.INPUT, Message.of(BUNDLE, "no_files", sources, Reference.FILES));
        }
        return chosen;
    }
}
