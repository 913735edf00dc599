package vn.htsd.transform.oracle;

import java.util.Map;
import java.util.TreeMap;
import vn.htsd.transform.oracle.Consolidation.Reconciled;
import vn.htsd.transform.oracle.Filed.Status;

/** How often each case of the specification occurs in the seasons: what never happens is not tested. */
final class Variety {
    private final Map<String, Integer> counts = new TreeMap<>();

    void add(Consolidation consolidation) {
        for (var node : consolidation.tree().nodes()) {
            addStanding(consolidation, node);
            for (var family : Family.values()) {
                consolidation.at(node.code(), family).ifPresent(this::add);
            }
        }
        consolidation.season().decided().forEach(decided -> happened("decided " + decided.decision()));
        for (var report : consolidation.season().reports()) {
            happened("arrived " + report.receipt().status().code());
            count(report.nil(), "nil report");
        }
    }

    private void addStanding(Consolidation consolidation, Tree.Node node) {
        var standing = consolidation.standing(node.code());
        var direct = standing.direct();
        var consolidated = standing.consolidated();
        count(direct != null && direct.relayed(), "relayed direct counts");
        count(consolidated != null && consolidated.relayed(), "relayed consolidated counts");
        count(standing.relayed() != null && standing.relayed() != consolidated, "own beats relayed");
        var arrived = consolidation.season().reports().stream()
                .filter(report -> report.sender().code().equals(node.code()))
                .toList();
        count(
                arrived.stream()
                                .filter(report ->
                                        report.relayed() && report.receipt().status() == Status.ACCEPTED)
                                .map(report -> report.receipt().relayedBy())
                                .distinct()
                                .count()
                        > 1,
                "relayed by two");
        count(!node.administrative() && node.exempt(), "exempt unit");
        count(node.administrative() && node.exempt(), "exempt administrative unit");
        boolean toUnit = !node.administrative()
                && !consolidation
                        .tree()
                        .node(consolidation.tree().parent(node.code()))
                        .administrative();
        count(toUnit, "unit reports to unit");
        happened("level " + node.level());
        count(
                consolidation.tree().parent(node.code()).equals(Tree.NATION) && !node.administrative(),
                "unit at the nation");
    }

    private void add(Reconciled at) {
        var verdict = at.verdict();
        var detail = at.detail();
        var declared = at.declared();
        if (at.node().administrative() || declared != null) {
            happened("status " + verdict.status());
        }
        if (detail == null || declared == null) {
            return;
        }
        boolean agrees = verdict.status().equals(Verdict.AGREES);
        boolean exact = declared.total() == detail.total() - Math.min(at.duplicates(), detail.total());
        count(agrees && !exact, "agrees within the tolerance");
        count(agrees && at.duplicates() > 0 && detail.total() > 0, "agrees, duplicates taken off");
        count(at.duplicates() > detail.total(), "more duplicates than detail");
        boolean above = verdict.status().equals(Verdict.DECLARED_ABOVE);
        count(above && declared.total() < detail.total(), "declared above with an adjustment");
        count(above && declared.total() == detail.total(), "declared above without a difference");
        count(verdict.residual().main().values().size() > 1, "residual in several cells");
        count(!verdict.residual().sessions().isEmpty(), "residual of sessions");
        count(verdict.adjustment().values().size() > 1, "adjustment in several cells");
        count(at.children().expected() == null, "children unknown");
        count(at.children().allIn(), "every child in");
        boolean inNumber = at.children().expected() != null
                && at.children().covered() >= at.children().expected();
        count(inNumber && at.children().silent(), "others stand in for one who must report");
        count(above && at.node().level().equals("unit"), "unit declares above");
    }

    private void count(boolean happened, String name) {
        counts.merge(name, happened ? 1 : 0, Integer::sum);
    }

    private void happened(String name) {
        count(true, name);
    }

    int count(String name) {
        return counts.getOrDefault(name, 0);
    }

    Map<String, Integer> counts() {
        return counts;
    }
}
