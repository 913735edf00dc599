package vn.htsd.data.form;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import vn.htsd.data.problem.Category;
import vn.htsd.data.problem.HtsdException;
import vn.htsd.data.problem.Message;

/** One node of a form's file. Every scalar is text as it stands there; whatever is wrong with a node says where it is. */
record YamlNode(String file, Node node) {
    private static final String BUNDLE = "vn.htsd.data.form.messages";

    /** @throws HtsdException naming file, line and reason where the text is no mapping in YAML */
    static YamlNode parse(String file, String text) {
        try {
            var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (!(root instanceof MappingNode)) {
                throw refusal(file, 1, "no_mapping");
            }
            return new YamlNode(file, root);
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            throw refusal(file, mark == null ? 1 : mark.getLine() + 1, "broken", broken.getProblem());
        } catch (YAMLException broken) {
            throw refusal(file, 1, "broken", String.valueOf(broken.getMessage()));
        }
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    Optional<YamlNode> find(String key) {
        if (node instanceof MappingNode mapping) {
            for (var entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key)) {
                    return Optional.of(new YamlNode(file, entry.getValueNode()));
                }
            }
        }
        return Optional.empty();
    }

    /** @throws HtsdException where the key is missing */
    YamlNode child(String key) {
        return find(key).orElseThrow(() -> problem("missing_key", key));
    }

    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw problem("no_text");
    }

    Optional<String> text(String key) {
        return find(key).map(YamlNode::text);
    }

    int number(String key) {
        var child = child(key);
        try {
            return Integer.parseInt(child.text());
        } catch (NumberFormatException notANumber) {
            throw child.problem("no_number", key, child.text());
        }
    }

    Optional<Boolean> flag(String key) {
        return find(key).map(child -> switch (child.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw child.problem("no_flag", key, child.text());
        });
    }

    List<YamlNode> items(String key) {
        return find(key).map(YamlNode::items).orElse(List.of());
    }

    private List<YamlNode> items() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(item -> new YamlNode(file, item))
                    .toList();
        }
        throw problem("no_list");
    }

    List<String> texts(String key) {
        return items(key).stream().map(YamlNode::text).toList();
    }

    /** @throws HtsdException where the node is no mapping, or holds another key than these: a slip of the pen otherwise does nothing */
    void only(Set<String> keys) {
        if (!(node instanceof MappingNode mapping)) {
            throw problem("no_mapping");
        }
        for (var entry : mapping.getValue()) {
            var key = new YamlNode(file, entry.getKeyNode());
            if (!keys.contains(key.text())) {
                throw key.problem(
                        "unknown_key",
                        key.text(),
                        String.join(", ", keys.stream().sorted().toList()));
            }
        }
    }

    HtsdException problem(String sentence, Object... arguments) {
        return refusal(file, line(), sentence, arguments);
    }

    private static HtsdException refusal(String file, int line, String sentence, Object... arguments) {
        var filled = new Object[arguments.length + 2];
        filled[0] = file;
        filled[1] = line;
        System.arraycopy(arguments, 0, filled, 2, arguments.length);
        return new HtsdException(Category.INPUT, Message.of(BUNDLE, sentence, filled));
    }
}
