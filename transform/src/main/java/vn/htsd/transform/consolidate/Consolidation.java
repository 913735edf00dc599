package vn.htsd.transform.consolidate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.stage.Branches;
import vn.htsd.transform.stage.Node;
import vn.htsd.transform.stage.ReportingTree;

/**
 * Detail, declared, residual: section 3 of the warehouse's contract for one campaign and one family, from the leaves of the
 * reporting tree up to the nation. A pure function of what was received.
 *
 * <p>Letters are those of the contract: S what is known in detail, R what is declared, X duplicates removed, T tolerance.
 */
final class Consolidation {
    private final Received received;
    private final Map<String, Below> below = new HashMap<>();

    private Consolidation(Received received) {
        this.received = received;
    }

    /** One row a node, leaves first. */
    static List<Reconciled> of(ReportingTree tree, Received received) {
        return of(tree.leavesFirst(), received, Map.of());
    }

    /**
     * The same of some branches and of the nation.
     *
     * @param nodes those of these branches, leaves first
     * @param kept what the nodes below the nation pass on to it that are not among {@code nodes}
     */
    static List<Reconciled> of(List<Node> nodes, Received received, Map<Node, Passed> kept) {
        var consolidation = new Consolidation(received);
        kept.forEach((node, passed) ->
                passed.to(consolidation.below(Objects.requireNonNull(node.parent(), node.code())), node));
        var rows = new ArrayList<Reconciled>();
        for (var node : nodes) {
            rows.add(consolidation.take(node));
        }
        return rows;
    }

    /**
     * What a node passes on to the one above it.
     *
     * @param covered whether its figure stands for the whole of it
     * @param sent whether anything came from it
     * @param published whether anything is known of it
     * @param sessions of its classes
     */
    record Passed(boolean covered, boolean sent, boolean published, Figures figures, Figures sessions) {
        private void to(Below above, Node node) {
            above.count(node, covered, sent, published);
            above.figures.addAll(figures);
            above.sessions.addAll(sessions);
        }
    }

    /** What has been gathered below a node so far. */
    private static final class Below {
        private boolean any;
        private boolean nodes;
        private final Figures figures = new Figures();
        private final Figures sessions = new Figures();
        private long total;
        private long administrative;
        /** Whether anybody is known who could report here, be it that nobody has to. */
        private boolean register;

        private long registered;
        private long sent;
        private long covered;
        /** Whether somebody who should report here is not covered, however many others are. */
        private boolean silent;

        private void count(Node node, boolean isCovered, boolean hasSent, boolean isKnown) {
            nodes |= node.administrative() || node.registered() || hasSent;
            register |= node.registered();
            if (node.administrative()) {
                administrative += node.expected() ? 1 : 0;
            } else {
                registered += node.expected() ? 1 : 0;
                sent += hasSent ? 1 : 0;
            }
            boolean counts = node.administrative() ? node.expected() : node.expected() || hasSent;
            covered += counts && isCovered ? 1 : 0;
            silent |= node.expected() && !isCovered;
            any |= isKnown;
        }
    }

    private Below below(String code) {
        return below.computeIfAbsent(code, unused -> new Below());
    }

    private Reconciled take(Node node) {
        var gathered = Objects.requireNonNullElseGet(below.remove(node.code()), Below::new);
        gathered.total = gathered.figures.total();
        var own = received.direct().get(node.code());
        if (own != null) {
            gathered.any = true;
            gathered.figures.addAll(own);
        }
        gathered.sessions.addAll(received.directSessions().getOrDefault(node.code(), new Figures()));
        var reconciled =
                reconcile(node, gathered, own != null, received.declared().get(node.code()));
        if (node.parent() == null) {
            return reconciled;
        }
        var passed = passed(node, reconciled, gathered);
        passed.to(below(node.parent()), node);
        return Branches.isRoot(node) ? reconciled.passing(passed) : reconciled;
    }

    private Reconciled reconcile(Node node, Below gathered, boolean direct, @Nullable Declaration declaration) {
        var figures = declaration == null ? null : declaration.figures();
        var expected = childrenExpected(gathered, declaration);
        boolean whole = direct && expected != null && gathered.covered >= expected && !gathered.silent;
        var outcome = outcome(gathered, figures == null ? null : declaration, whole, node);
        boolean covered = figures != null || (node.administrative() ? whole : direct);
        return new Reconciled(
                node,
                node.administrative() || gathered.nodes || declaration != null,
                gathered.any ? gathered.figures.total() : null,
                figures == null ? null : figures.total(),
                received.relayed().get(node.code()),
                figures == null ? 0 : Objects.requireNonNull(declaration).duplicates(),
                outcome.published,
                gathered.total,
                figures == null ? 0 : Objects.requireNonNull(declaration).tolerance(),
                expected,
                gathered.covered,
                reached(expected, gathered.covered, outcome.usesDeclared ? declaration : null),
                covered,
                outcome.status,
                outcome.decisionId,
                figures == null ? null : Objects.requireNonNull(declaration).submissionId(),
                outcome.residual,
                outcome.residualSessions,
                outcome.adjustment,
                null);
    }

    /** Null: neither a unit above the leaves, nor a register, nor the declaration tells how many there are. */
    private static @Nullable Long childrenExpected(Below gathered, @Nullable Declaration declaration) {
        var stated = declaration == null ? null : declaration.coverageExpected();
        if (!gathered.register && stated == null) {
            return null;
        }
        long implied = stated == null ? 0 : Math.max(0, stated - gathered.administrative);
        return gathered.administrative + Math.max(gathered.registered, Math.max(implied, gathered.sent));
    }

    /** A declaration that is used stands for as many as it says, or for all where it does not say. */
    private static long reached(@Nullable Long expected, long covered, @Nullable Declaration used) {
        if (expected == null) {
            return covered;
        }
        var stated = used == null ? null : used.coverageReceived();
        long declared = used == null ? 0 : stated == null ? expected : stated;
        return Math.min(expected, Math.max(covered, declared));
    }

    private record Result(
            @Nullable Long published,
            @Nullable Status status,
            boolean usesDeclared,
            @Nullable String decisionId,
            SortedMap<Cell, Long> residual,
            SortedMap<Cell, Long> residualSessions,
            SortedMap<Cell, Long> adjustment) {
        static Result plain(@Nullable Long published, @Nullable Status status, boolean usesDeclared) {
            return new Result(published, status, usesDeclared, null, Reconciled.NONE, Reconciled.NONE, Reconciled.NONE);
        }
    }

    private Result outcome(Below gathered, @Nullable Declaration declaration, boolean whole, Node node) {
        long detail = gathered.figures.total();
        if (declaration == null || declaration.figures() == null) {
            return gathered.any ? Result.plain(detail, Status.DETAIL_ONLY, false) : Result.plain(null, null, false);
        }
        long declared = declaration.figures().total();
        if (!gathered.any) {
            return Result.plain(declared, Status.DECLARED_ONLY, true);
        }
        var status = compare(detail, declared, declaration, whole);
        var decision = received.decisions().get(node.code());
        boolean useDeclared = decision == null ? status == Status.DECLARED_ABOVE : decision.acceptDeclared();
        long published = detail;
        if (useDeclared) {
            published = declared;
        } else if (decision == null && status == Status.AGREES) {
            published = detail - Math.min(declaration.duplicates(), detail);
        }
        boolean standsForAll = useDeclared || status == Status.AGREES;
        return differ(gathered, declaration, status, published, useDeclared, standsForAll, decision);
    }

    private static Status compare(long detail, long declared, Declaration declaration, boolean whole) {
        long difference = declared - (detail - Math.min(declaration.duplicates(), detail));
        if (Math.abs(difference) <= declaration.tolerance()) {
            return Status.AGREES;
        }
        if (whole) {
            return Status.DIFFERS;
        }
        return difference > 0 ? Status.DECLARED_ABOVE : Status.DECLARED_BELOW;
    }

    /** The rows that bring the details to what is published. */
    private static Result differ(
            Below gathered,
            Declaration declaration,
            Status status,
            long published,
            boolean useDeclared,
            boolean standsForAll,
            Received.@Nullable Decision decision) {
        long more = published - gathered.figures.total();
        var figures = Objects.requireNonNull(declaration.figures());
        long moreSessions = useDeclared && more > 0 ? declaration.sessions().total() - gathered.sessions.total() : 0;
        return new Result(
                published,
                status,
                standsForAll,
                decision == null ? null : decision.id(),
                more > 0 ? Breakdown.excess(more, figures, gathered.figures) : Reconciled.NONE,
                moreSessions > 0
                        ? Breakdown.excess(moreSessions, declaration.sessions(), gathered.sessions)
                        : Reconciled.NONE,
                more < 0 ? Breakdown.share(-more, gathered.figures) : Reconciled.NONE);
    }

    /** What is known below a node becomes what is published of it; nobody asks for the former any more. */
    private Passed passed(Node node, Reconciled reconciled, Below gathered) {
        boolean sent = received.senders().contains(node.code());
        boolean known = reconciled.published() != null;
        if (reconciled.isDeclared()) {
            var declaration = Objects.requireNonNull(received.declared().get(node.code()));
            var figures = Objects.requireNonNull(declaration.figures());
            return new Passed(reconciled.covered(), sent, known, figures, declaration.sessions());
        }
        gathered.figures.addAll(reconciled.residual());
        reconciled.adjustment().forEach((cell, value) -> gathered.figures.add(cell, -value));
        gathered.sessions.addAll(reconciled.residualSessions());
        return new Passed(reconciled.covered(), sent, known, gathered.figures, gathered.sessions);
    }
}
