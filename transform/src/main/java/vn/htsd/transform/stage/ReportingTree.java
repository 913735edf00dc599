package vn.htsd.transform.stage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityCatalogue;

/**
 * Who reports to whom in one campaign: the nation on top, every other node below exactly one. A unit whose receiver is
 * nobody, or whose line leads back to itself, hangs on the administrative unit that it lies in.
 */
public final class ReportingTree implements Serializable {
    private static final long serialVersionUID = 1L;

    /** From the leaves up; the nation is the last. */
    private final ArrayList<Node> leavesFirst;

    private ReportingTree(List<Node> leavesFirst) {
        this.leavesFirst = new ArrayList<>(leavesFirst);
    }

    public List<Node> leavesFirst() {
        return leavesFirst;
    }

    public Map<String, Node> byCode() {
        var byCode = new HashMap<String, Node>();
        leavesFirst.forEach(node -> byCode.put(node.code(), node));
        return byCode;
    }

    /** The codes above {@code node}, nearest first, the nation last. */
    static List<String> lineAbove(Node node, Map<String, Node> byCode) {
        var above = new ArrayList<String>();
        for (var at = node.parent();
                at != null;
                at = Objects.requireNonNull(byCode.get(at), at).parent()) {
            above.add(at);
        }
        return above;
    }

    /** The tree of every campaign, by year. */
    public static Map<Integer, ReportingTree> byYear(Collection<ReporterDirectory.Entry> entries) {
        var byYear = new TreeMap<Integer, List<ReporterDirectory.Entry>>();
        entries.forEach(entry -> byYear.computeIfAbsent(entry.campaignYear(), year -> new ArrayList<>())
                .add(entry));
        var trees = new TreeMap<Integer, ReportingTree>();
        byYear.forEach((year, ofYear) -> trees.put(year, of(ofYear)));
        return trees;
    }

    /** The tree of the entries of one campaign. */
    public static ReportingTree of(Collection<ReporterDirectory.Entry> entries) {
        var nation = LocalityCatalogue.NATION;
        var byCode = new LinkedHashMap<String, ReporterDirectory.Entry>();
        entries.forEach(entry -> byCode.put(entry.code(), entry));
        var parents = new HashMap<String, String>();
        byCode.values().forEach(entry -> parents.put(entry.code(), parent(entry, byCode)));
        parents.remove(nation.code());
        var inLoops = byCode.values().stream()
                .filter(entry -> leadsBack(entry.code(), parents))
                .toList();
        inLoops.forEach(entry -> parents.put(entry.code(), home(entry)));

        var nodes = new ArrayList<Node>();
        byCode.values()
                .forEach(entry -> nodes.add(node(entry, parents.get(entry.code()), nodeKey(entry, byCode, parents))));
        if (!byCode.containsKey(nation.code())) {
            nodes.add(new Node(
                    nation.code(),
                    null,
                    nation.key(),
                    nation.key(),
                    nation.key(),
                    nation.level().code(),
                    true,
                    false,
                    false));
        }
        return new ReportingTree(ordered(nodes));
    }

    private static Node node(ReporterDirectory.Entry entry, @Nullable String parent, String nodeKey) {
        return new Node(
                entry.code(),
                parent,
                entry.reporterKey(),
                entry.localityKey(),
                nodeKey,
                entry.code().equals(LocalityCatalogue.NATION.code())
                        ? LocalityCatalogue.NATION.level().code()
                        : entry.level(),
                !entry.isUnit(),
                entry.registered(),
                entry.expected());
    }

    private static String nodeKey(
            ReporterDirectory.Entry entry, Map<String, ReporterDirectory.Entry> byCode, Map<String, String> parents) {
        var at = entry;
        while (at != null && at.isUnit()) {
            at = byCode.get(String.valueOf(parents.get(at.code())));
        }
        return at == null ? LocalityCatalogue.NATION.key() : at.nodeKey();
    }

    private static String parent(ReporterDirectory.Entry entry, Map<String, ReporterDirectory.Entry> byCode) {
        var stated = entry.parentCode();
        boolean known = LocalityCatalogue.NATION.code().equals(stated) || byCode.containsKey(String.valueOf(stated));
        return known && stated != null && !stated.equals(entry.code()) ? stated : home(entry);
    }

    /** The administrative unit that a unit lies in; of an administrative unit without one above it, the nation. */
    private static String home(ReporterDirectory.Entry entry) {
        var code = entry.localityKey().substring(0, entry.localityKey().indexOf('@'));
        return code.equals(entry.code()) ? LocalityCatalogue.NATION.code() : code;
    }

    /** Whether the line above {@code code} comes back to it. */
    private static boolean leadsBack(String code, Map<String, String> parents) {
        var seen = new HashSet<String>();
        var at = parents.get(code);
        while (at != null && !at.equals(code) && seen.add(at)) {
            at = parents.get(at);
        }
        return code.equals(at);
    }

    private static List<Node> ordered(List<Node> nodes) {
        var depth = new HashMap<String, Integer>();
        var byCode = new HashMap<String, Node>();
        nodes.forEach(node -> byCode.put(node.code(), node));
        nodes.forEach(node -> depthOf(node, byCode, depth));
        var ordered = new ArrayList<>(nodes);
        ordered.sort(java.util.Comparator.comparing((Node node) -> -depth.getOrDefault(node.code(), 0))
                .thenComparing(Node::code));
        return ordered;
    }

    private static int depthOf(Node node, Map<String, Node> byCode, Map<String, Integer> depth) {
        var known = depth.get(node.code());
        if (known != null) {
            return known;
        }
        int own = node.parent() == null
                ? 0
                : 1 + depthOf(Objects.requireNonNull(byCode.get(node.parent()), node.code()), byCode, depth);
        depth.put(node.code(), own);
        return own;
    }
}
