package vn.htsd.transform.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who reports to whom in a season: the administrative units, the registered units, and whoever sent something. */
final class Tree {
    static final String NATION = "VN";
    private static final int NO_ANCESTOR = Integer.MAX_VALUE;

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();
    private final Map<String, List<Node>> children = new LinkedHashMap<>();

    /**
     * @param key key of an administrative unit; the code of a unit
     * @param lies code of the administrative unit it lies in, its own for an administrative unit
     * @param stated the parent that register or report names; null where none is named
     */
    record Node(
            String code,
            String key,
            boolean administrative,
            String level,
            String lies,
            @Nullable String stated,
            boolean registered,
            boolean exempt) {}

    private Tree() {}

    static Tree of(Season season) {
        var tree = new Tree();
        var codeOfKey = new LinkedHashMap<String, String>();
        for (var place : season.places()) {
            codeOfKey.put(place.key(), place.code());
            tree.add(new Node(
                    place.code(),
                    place.key(),
                    true,
                    place.level(),
                    place.code(),
                    place.parent(),
                    true,
                    season.exempt().contains(place.code())));
        }
        for (var unit : season.register()) {
            tree.addUnit(season, unit.code(), "unit", unit.locality(), unit.reportsTo(), true);
        }
        for (var report : season.reports()) {
            var sender = report.sender();
            var lies = Optional.ofNullable(codeOfKey.get(sender.localityKey())).orElseThrow();
            tree.addUnit(season, sender.code(), sender.level(), lies, sender.reportsTo(), false);
        }
        tree.nodes.values().forEach(node -> tree.parents.put(node.code(), tree.firstParent(node)));
        tree.openLoops();
        tree.nodes.values().forEach(node -> tree.children
                .computeIfAbsent(tree.parent(node.code()), code -> new ArrayList<>())
                .add(node));
        return tree;
    }

    private void addUnit(
            Season season, String code, String level, String lies, @Nullable String reportsTo, boolean registered) {
        boolean exempt = season.exempt().contains(code);
        add(new Node(code, code, false, level, lies, reportsTo, registered, exempt));
    }

    private void add(Node node) {
        nodes.putIfAbsent(node.code(), node);
    }

    private String firstParent(Node node) {
        if (node.code().equals(NATION)) {
            return "";
        }
        var stated = node.stated();
        return stated == null || !nodes.containsKey(stated) ? node.lies() : stated;
    }

    /** Units that lead back to themselves report to where they lie. */
    private void openLoops() {
        var looping = nodes.values().stream().filter(this::leadsToItself).toList();
        looping.forEach(node -> parents.put(node.code(), node.lies()));
    }

    private boolean leadsToItself(Node node) {
        var seen = new HashSet<String>();
        var at = parent(node.code());
        while (!at.isEmpty() && seen.add(at)) {
            if (at.equals(node.code())) {
                return true;
            }
            at = parent(at);
        }
        return false;
    }

    /** Empty for the nation. */
    String parent(String code) {
        return Optional.ofNullable(parents.get(code)).orElseThrow();
    }

    Node node(String code) {
        return Optional.ofNullable(nodes.get(code)).orElseThrow();
    }

    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    List<Node> children(String code) {
        return children.getOrDefault(code, List.of());
    }

    /** The nearest administrative unit on the line of {@code code}, itself included. */
    Node administrative(String code) {
        var at = node(code);
        while (!at.administrative()) {
            at = node(parent(at.code()));
        }
        return at;
    }

    /** How many steps {@code above} is above {@code code}; farther than anything where it is not above it. */
    int distance(String code, String above) {
        int steps = 0;
        for (var at = code; !at.isEmpty(); at = parent(at)) {
            if (at.equals(above)) {
                return steps;
            }
            steps++;
        }
        return NO_ANCESTOR;
    }

    /** Every node before the one that it reports to. */
    List<Node> bottomUp() {
        var order = new ArrayList<>(nodes.values());
        order.sort(java.util.Comparator.comparingInt((Node node) -> distance(node.code(), NATION))
                .reversed());
        return order;
    }
}
