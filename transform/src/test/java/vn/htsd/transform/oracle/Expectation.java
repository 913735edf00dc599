package vn.htsd.transform.oracle;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.oracle.Consolidation.Reconciled;
import vn.htsd.transform.oracle.Filed.Kind;
import vn.htsd.transform.oracle.Published.Place;
import vn.htsd.transform.oracle.Published.Reconciliation;
import vn.htsd.transform.oracle.Tree.Node;

/** What the warehouse should publish of a season. */
final class Expectation {
    private final Consolidation consolidation;
    private final Published published = new Published();

    private Expectation(Consolidation consolidation) {
        this.consolidation = consolidation;
    }

    static Published of(Consolidation consolidation) {
        var expectation = new Expectation(consolidation);
        for (var node : consolidation.tree().nodes()) {
            expectation.addDirect(node);
            for (var family : Family.values()) {
                consolidation.at(node.code(), family).ifPresent(expectation::add);
            }
        }
        expectation.published.shareSources();
        for (var fact : expectation.published.facts().values()) {
            if (!fact.place().table().equals("participants_female")) {
                expectation.published.addNational(fact.measure(), fact.value());
            }
        }
        return expectation.published;
    }

    private void addDirect(Node node) {
        var direct = consolidation.standing(node.code()).direct();
        if (direct != null) {
            for (var family : Family.values()) {
                addReported(node, direct, family);
            }
            addFacts(node, "classes", Published.REPORTED, "activities", Figures.activities(direct), submission(direct));
        }
    }

    /** The rows of a report itself in a family that it is in. */
    private void addReported(Node node, Filed report, Family family) {
        var figures = Figures.of(report, family);
        if (figures != null) {
            var source = submission(report);
            addFacts(node, family.code(), Published.REPORTED, family.measure(), figures.main(), source);
            addFacts(node, family.code(), Published.REPORTED, "sessions", figures.sessions(), source);
            if (family == Family.PARTICIPANTS) {
                addFacts(node, "participants_female", "", "participants", Figures.female(report), source);
            }
        }
    }

    private void add(Reconciled reconciled) {
        var node = reconciled.node();
        var report = consolidation.standing(node.code()).consolidated();
        var family = reconciled.family();
        var verdict = reconciled.verdict();
        if (report != null && verdict.status().equals(Verdict.DECLARED_ONLY)) {
            addReported(node, report, family);
        } else if (report != null) {
            var source = "declared:" + report.receipt().id();
            var residual = verdict.residual();
            addFacts(node, family.code(), Published.RESIDUAL, family.measure(), residual.main(), source);
            addFacts(node, family.code(), Published.RESIDUAL, "sessions", residual.sessions(), source);
            addFacts(node, family.code(), Published.ADJUSTMENT, family.measure(), verdict.adjustment(), source);
        }
        if (isReconciled(node)) {
            published.add(row(reconciled));
        }
    }

    /** A unit is a node of its own only where it stands for others. */
    private boolean isReconciled(Node node) {
        var tree = consolidation.tree();
        boolean unitsBelow = tree.children(node.code()).stream()
                .anyMatch(child -> child.registered()
                        || consolidation.standing(child.code()).sent());
        return node.administrative()
                || unitsBelow
                || consolidation.season().reports().stream()
                        .anyMatch(report -> report.sender().code().equals(node.code())
                                && report.is(Kind.CONSOLIDATED, Filed.Status.ACCEPTED));
    }

    private Reconciliation row(Reconciled reconciled) {
        var node = reconciled.node();
        var relayed = Consolidation.figures(consolidation.standing(node.code()).relayed(), reconciled.family());
        var verdict = reconciled.verdict();
        return new Reconciliation(
                node.key(),
                node.level(),
                reconciled.family().code(),
                total(reconciled.detail()),
                total(reconciled.declared()),
                total(relayed),
                reconciled.duplicates(),
                verdict.published().total(),
                verdict.residual().total(),
                reconciled.tolerance(),
                reconciled.children().expected(),
                reconciled.children().covered(),
                verdict.status());
    }

    private static @Nullable Long total(@Nullable Figures figures) {
        return figures == null ? null : figures.total();
    }

    private static String submission(Filed report) {
        return "submission:" + report.receipt().id();
    }

    private void addFacts(Node node, String table, String basis, String measure, Cells cells, String source) {
        var tree = consolidation.tree();
        var lies = tree.node(node.lies()).key();
        var through = tree.administrative(node.code()).key();
        cells.values()
                .forEach((cell, value) -> published.add(
                        new Place(table, node.key(), lies, through, basis, List.copyOf(cell)),
                        measure,
                        value,
                        Set.of(source)));
    }
}
