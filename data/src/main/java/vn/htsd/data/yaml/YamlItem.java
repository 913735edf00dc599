package vn.htsd.data.yaml;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import vn.htsd.data.problem.Message;

/**
 * One mapping in a YAML file. What is wrong with it is noted with its line, and reading goes on.
 *
 * @param bundle the sentences of {@link #wrong}
 */
public record YamlItem(String file, MappingNode node, String bundle, List<Message> problems) {
    private static final String BUNDLE = "vn.htsd.data.yaml.messages";

    /**
     * The whole file; null, with a problem, where it is no mapping.
     *
     * @param bundle holds the sentences that say what this kind of file expects
     */
    public static @Nullable YamlItem parse(String file, String text, String bundle, List<Message> problems) {
        try {
            var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                return new YamlItem(file, mapping, bundle, problems);
            }
            problems.add(Message.of(BUNDLE, "no_mapping", file + ":1"));
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            problems.add(Message.of(
                    BUNDLE, "broken", file + ":" + (mark == null ? 1 : mark.getLine() + 1), broken.getProblem()));
        } catch (YAMLException broken) {
            problems.add(Message.of(BUNDLE, "broken", file + ":1", broken.getMessage()));
        }
        return null;
    }

    /** Notes every key that is none of {@code keys}, or stands twice: a slip of the pen otherwise does nothing. */
    public YamlItem only(String... keys) {
        var seen = new HashSet<String>();
        for (var entry : node.getValue()) {
            var key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!List.of(keys).contains(key)) {
                note("unknown_key", entry.getKeyNode(), key, String.join(", ", keys));
            } else if (!seen.add(key)) {
                note("repeated_key", entry.getKeyNode(), key);
            }
        }
        return this;
    }

    private Optional<Node> find(String key) {
        return node.getValue().stream()
                .filter(entry -> entry.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .map(entry -> entry.getValueNode())
                .filter(value -> !Tag.NULL.equals(value.getTag()))
                .findFirst();
    }

    /** Blank where missing. */
    public String text(String key) {
        return find(key)
                .map(value ->
                        value instanceof ScalarNode scalar ? scalar.getValue().strip() : "")
                .orElse("");
    }

    public @Nullable String optional(String key) {
        var text = text(key);
        return text.isEmpty() ? null : text;
    }

    public String required(String key) {
        var text = text(key);
        if (text.isEmpty()) {
            note("missing_key", node, key);
        }
        return text;
    }

    public boolean flag(String key) {
        var text = text(key);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            note("flag", find(key).orElse(node), key, text);
        }
        return text.equals("true");
    }

    /** The date under {@code key}, which must be there; null, with a problem, where it is none. */
    public @Nullable LocalDate day(String key) {
        var text = required(key);
        return text.isEmpty() ? null : parsed(key, text);
    }

    public @Nullable LocalDate optionalDay(String key) {
        var text = text(key);
        return text.isEmpty() ? null : parsed(key, text);
    }

    /** The same; month and day alone are those of {@code year}. */
    public @Nullable LocalDate dayOf(int year, String key) {
        var text = required(key);
        return text.isEmpty() ? null : parsed(key, text.length() == "MM-dd".length() ? year + "-" + text : text);
    }

    private @Nullable LocalDate parsed(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            note("day", find(key).orElse(node), key, text);
            return null;
        }
    }

    /** The mappings of the list under {@code key}; none where it is missing. */
    public List<YamlItem> items(String key) {
        var items = new ArrayList<YamlItem>();
        for (var each : sequence(key)) {
            if (each instanceof MappingNode mapping) {
                items.add(new YamlItem(file, mapping, bundle, problems));
            } else {
                note("no_item", each, key);
            }
        }
        return items;
    }

    /** The texts of the list under {@code key}. */
    public List<String> texts(String key) {
        return sequence(key).stream()
                .map(each ->
                        each instanceof ScalarNode scalar ? scalar.getValue().strip() : "?")
                .toList();
    }

    private List<Node> sequence(String key) {
        var value = find(key).orElse(null);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        } else if (value != null) {
            note("no_list", value, key);
        }
        return List.of();
    }

    /** Notes that {@code key} should be something else: {@code sentence} says what was expected. */
    public void wrong(String key, String sentence, Object... arguments) {
        problems.add(
                Message.aboutFile(bundle, sentence, prepend(line(find(key).orElse(node)), prepend(key, arguments))));
    }

    private void note(String sentence, Node at, Object... arguments) {
        problems.add(Message.aboutFile(BUNDLE, sentence, prepend(line(at), arguments)));
    }

    private String line(Node at) {
        return file + ":" + (at.getStartMark().getLine() + 1);
    }

    private static Object[] prepend(Object first, Object... rest) {
        var all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
