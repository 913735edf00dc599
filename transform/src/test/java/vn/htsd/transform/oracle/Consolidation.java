package vn.htsd.transform.oracle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.oracle.Tree.Node;

/** Detail, declared and published of every node of a season, family by family, as the specification words it. */
final class Consolidation {
    private final Season season;
    private final Tree tree;
    private final Map<String, Standing> standings;
    private final Map<String, Decision> decisions;
    private final Map<Family, Map<String, Reconciled>> reconciled = new EnumMap<>(Family.class);
    private final Map<Family, Map<String, Boolean>> covered = new EnumMap<>(Family.class);

    /** What somebody decided against the table. */
    enum Decision {
        ACCEPT_DETAIL,
        ACCEPT_DECLARED
    }

    /** A node in a family, wherever there is a detail or a declaration. */
    record Reconciled(
            Node node,
            Family family,
            @Nullable Figures detail,
            @Nullable Figures declared,
            long duplicates,
            long tolerance,
            Children children,
            Verdict verdict) {}

    /**
     * @param expected null where nobody knows how many there are
     * @param silent one of those who must report is not covered; others who need not do not stand in for it
     */
    record Children(@Nullable Long expected, long covered, boolean silent) {
        boolean allIn() {
            return expected != null && covered >= expected && !silent;
        }
    }

    private Consolidation(Season season, Map<String, Decision> decisions) {
        this.season = season;
        this.decisions = decisions;
        this.tree = Tree.of(season);
        this.standings = Standing.of(season, tree);
    }

    static Consolidation of(Season season) {
        var decisions = new HashMap<String, Decision>();
        season.decided()
                .forEach(decided -> decisions.put(decided(decided.node(), decided.family()), decided.decision()));
        var consolidation = new Consolidation(season, decisions);
        for (var family : Family.values()) {
            consolidation.reconciled.put(family, new HashMap<>());
            consolidation.covered.put(family, new HashMap<>());
            consolidation.tree.bottomUp().forEach(node -> consolidation.reconcile(node, family));
        }
        return consolidation;
    }

    static String decided(String node, Family family) {
        return node + " " + family.code();
    }

    Season season() {
        return season;
    }

    Tree tree() {
        return tree;
    }

    Standing standing(String code) {
        return standings.getOrDefault(code, Standing.NOTHING);
    }

    /** Empty where there is neither a detail nor a declaration. */
    Optional<Reconciled> at(String code, Family family) {
        return Optional.ofNullable(of(family).get(code));
    }

    private Map<String, Reconciled> of(Family family) {
        return Objects.requireNonNull(reconciled.get(family));
    }

    private void reconcile(Node node, Family family) {
        var standing = standing(node.code());
        var direct = figures(standing.direct(), family);
        var declared = figures(standing.consolidated(), family);
        var children = children(node, family);
        boolean fullyDetailed = direct != null && children.allIn();
        boolean stands = node.administrative() ? fullyDetailed : direct != null;
        Objects.requireNonNull(covered.get(family)).put(node.code(), stands || declared != null);

        var detail = detail(node, family, direct);
        if (detail == null && declared == null) {
            return;
        }
        var report = standing.consolidated();
        long duplicates =
                declared == null || report == null ? 0 : report.duplicates().getOrDefault(family, 0L);
        long tolerance = declared == null || report == null ? 0 : Figures.tolerance(report, family);
        var verdict = Verdict.of(
                family,
                detail,
                declared,
                duplicates,
                tolerance,
                fullyDetailed,
                decisions.get(decided(node.code(), family)));
        of(family)
                .put(
                        node.code(),
                        new Reconciled(node, family, detail, declared, duplicates, tolerance, children, verdict));
    }

    static @Nullable Figures figures(@Nullable Filed report, Family family) {
        return report == null ? null : Figures.of(report, family);
    }

    private @Nullable Figures detail(Node node, Family family, @Nullable Figures direct) {
        var parts = new ArrayList<Figures>();
        if (direct != null) {
            parts.add(direct);
        }
        tree.children(node.code()).forEach(child -> at(child.code(), family)
                .ifPresent(below -> parts.add(below.verdict().published())));
        return Figures.sum(parts);
    }

    private Children children(Node node, Family family) {
        var below = tree.children(node.code());
        var administrative = below.stream().filter(Node::administrative).toList();
        var due = administrative.stream().filter(child -> !child.exempt()).toList();
        var registered = below.stream()
                .filter(child -> !child.administrative() && child.registered())
                .toList();
        var sent = below.stream()
                .filter(child ->
                        !child.administrative() && standing(child.code()).sent())
                .toList();
        var units = below.stream()
                .filter(child -> registered.contains(child) || sent.contains(child))
                .toList();
        long covered = count(due, family) + count(units, family);
        boolean silent = below.stream()
                .filter(child -> child.registered() && !child.exempt())
                .anyMatch(child -> count(List.of(child), family) == 0);

        var report = standing(node.code()).consolidated();
        var stated = report == null ? null : report.expected();
        if (administrative.isEmpty() && registered.isEmpty() && stated == null) {
            return new Children(null, covered, silent);
        }
        long registeredDue =
                registered.stream().filter(child -> !child.exempt()).count();
        long implied = stated == null ? 0 : Math.max(0, stated - due.size());
        return new Children(due.size() + Math.max(registeredDue, Math.max(implied, sent.size())), covered, silent);
    }

    private long count(List<Node> nodes, Family family) {
        var in = Objects.requireNonNull(covered.get(family));
        return nodes.stream()
                .filter(node -> in.getOrDefault(node.code(), false))
                .count();
    }
}
