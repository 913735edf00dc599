package vn.htsd.data.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The views and macros of {@code views.sql}, each written once as whole SQL text with its description above it. */
public final class Views {
    /** In the order in which they can be created. */
    public static final List<View> ALL = read();

    private static final String END = "\n;\n";

    private Views() {}

    private static List<View> read() {
        try (InputStream file = Objects.requireNonNull(Views.class.getResourceAsStream("views.sql"))) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands above the first {@code -- view} or {@code -- macro} holds for all. */
    static List<View> parse(String text) {
        int first = text.indexOf("\n-- view ");
        var shared = words(text.substring(0, first));
        var views = new ArrayList<View>();
        for (var block : text.substring(first).split(END, -1)) {
            if (!block.isBlank()) {
                views.add(view(block.strip(), shared));
            }
        }
        return List.copyOf(views);
    }

    private static View view(String block, Map<String, View.Output> shared) {
        int create = block.indexOf("\nCREATE ");
        var head = block.substring(0, create).lines().toList();
        var title = head.get(0).substring("-- ".length()).split(" ", 2);
        var signature = title[1];
        var meanings = new HashMap<>(shared);
        meanings.putAll(words(block.substring(0, create)));
        var columns = List.of(tag(head, "columns").split(", ")).stream()
                .map(name -> Objects.requireNonNull(meanings.get(name), () -> signature + ": say what " + name + " is"))
                .toList();
        return new View(
                View.Kind.valueOf(title[0].toUpperCase(Locale.ROOT)),
                signature.replaceAll("\\(.*", ""),
                signature,
                tag(head, "vi"),
                tag(head, "en"),
                columns,
                tag(head, "example"),
                block.substring(create + 1));
    }

    private static String tag(List<String> head, String name) {
        var mark = "-- " + name + ": ";
        return head.stream()
                .filter(line -> line.startsWith(mark))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(head.get(0) + " has no " + name))
                .substring(mark.length());
    }

    /** {@code -- column NAME: meaning / meaning in English}. */
    private static Map<String, View.Output> words(String text) {
        var found = new HashMap<String, View.Output>();
        text.lines().filter(line -> line.startsWith("-- column ")).forEach(line -> {
            var name = line.substring("-- column ".length(), line.indexOf(':'));
            var meaning = line.substring(line.indexOf(": ") + 2).split(" / ", -1);
            if (meaning.length != 2) {
                throw new IllegalStateException(line + ": Vietnamese, a slash and English are needed");
            }
            found.put(name, new View.Output(name, meaning[0], meaning[1]));
        });
        return found;
    }
}
