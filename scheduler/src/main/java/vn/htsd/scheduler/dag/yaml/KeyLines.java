package vn.htsd.scheduler.dag.yaml;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Notes the line of every key. Refuses anchors that would unfold without end, so that nobody after it has to. */
final class KeyLines {
    private static final int MOST = 200_000;

    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<Node> around = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @return line of each dotted path, from 1 */
    static Map<String, Integer> of(@Nullable Node root) throws YamlText.YamlProblem {
        var lines = new KeyLines();
        lines.note("", root);
        return lines.lines;
    }

    private void note(String path, @Nullable Node node) throws YamlText.YamlProblem {
        if (node == null || node instanceof ScalarNode) {
            return;
        }
        int line = node.getStartMark().getLine() + 1;
        if (!around.add(node)) {
            throw new YamlText.YamlProblem(line, "an anchor that holds itself");
        }
        if (lines.size() > MOST) {
            throw new YamlText.YamlProblem(line, "more than " + MOST + " values");
        }
        if (node instanceof MappingNode mapping) {
            for (var entry : mapping.getValue()) {
                noteEntry(path, entry.getKeyNode(), entry.getValueNode());
            }
        } else if (node instanceof SequenceNode sequence) {
            int index = 0;
            for (var item : sequence.getValue()) {
                noteValue(path + "." + index++, item, item);
            }
        }
        around.remove(node);
    }

    private void noteEntry(String path, Node key, Node value) throws YamlText.YamlProblem {
        if (key.getTag().equals(Tag.MERGE)) {
            note(path, value);
        } else if (key instanceof ScalarNode name) {
            noteValue(path.isEmpty() ? name.getValue() : path + "." + name.getValue(), key, value);
        }
    }

    private void noteValue(String path, Node at, Node value) throws YamlText.YamlProblem {
        lines.putIfAbsent(path, at.getStartMark().getLine() + 1);
        note(path, value);
    }
}
