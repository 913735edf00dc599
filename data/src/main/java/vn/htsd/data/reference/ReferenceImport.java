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

    private ReferenceImport() {}

    /**
     * Imports files or folders into {@code target}; files of other names are left alone.
     *
     * @return the names of the files that were replaced
     * @throws HtsdException if no reference file is among them, or a row is bad: then nothing changes
     */
    public static List<String> into(Path target, List<Path> sources) {
        try {
            var chosen = chosen(sources);
            var texts = new LinkedHashMap<String, String>();
            for (var name : Reference.FILES) {
                var own = chosen.getOrDefault(name, target.resolve(name));
                texts.put(name, Files.exists(own) ? Files.readString(own) : Reference.shippedText(name));
            }
            Reference.parse(texts);
            Files.createDirectories(target);
            for (var entry : chosen.entrySet()) {
                var temporary = target.resolve("." + entry.getKey() + ".new");
                Files.copy(entry.getValue(), temporary, StandardCopyOption.REPLACE_EXISTING);
                Files.move(temporary, target.resolve(entry.getKey()), StandardCopyOption.REPLACE_EXISTING);
            }
            return new ArrayList<>(chosen.keySet());
        } catch (IOException e) {
            throw new HtsdException(Category.ENVIRONMENT, Message.of(BUNDLE, "unreadable", sources, e.getMessage()), e);
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
