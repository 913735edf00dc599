package vn.htsd.transform.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.htsd.transform.oracle.Filed.Kind;
import vn.htsd.transform.oracle.Filed.Status;

/**
 * What of a reporter's reports counts.
 *
 * @param relayed the best relayed consolidated report, whether it counts or not
 * @param sent whether anything but memos arrived from it or on its behalf
 */
record Standing(@Nullable Filed direct, @Nullable Filed consolidated, @Nullable Filed relayed, boolean sent) {
    static final Standing NOTHING = new Standing(null, null, null, false);

    private static final Comparator<Filed> LATEST = Comparator.comparingInt(Filed::revision)
            .thenComparing(report -> report.receipt().received())
            .thenComparing(report -> report.receipt().sha());

    /** The standing of every reporter of a season that anything is known of. */
    static Map<String, Standing> of(Season season, Tree tree) {
        var relays = currentRelays(season.reports());
        var byReporter = new HashMap<String, List<Filed>>();
        for (var report : season.reports()) {
            if (!report.relayed()
                    || relays.contains(report.receipt().id())
                    || report.receipt().status() == Status.RETURNED) {
                byReporter
                        .computeIfAbsent(report.sender().code(), code -> new ArrayList<>())
                        .add(report);
            }
        }
        var standings = new HashMap<String, Standing>();
        byReporter.forEach((code, reports) -> standings.put(code, of(code, reports, tree)));
        return standings;
    }

    /** The ids of the relayed rows that hold: a later form B of the same body replaces the earlier whole. */
    private static Set<String> currentRelays(List<Filed> reports) {
        var latest = new HashMap<String, Filed>();
        var relayed = reports.stream()
                .filter(Filed::relayed)
                .filter(report -> report.receipt().status() == Status.ACCEPTED)
                .toList();
        for (var report : relayed) {
            latest.merge(relayer(report), report, (left, right) -> LATEST.compare(left, right) >= 0 ? left : right);
        }
        return relayed.stream()
                .filter(report -> report.receipt()
                        .sha()
                        .equals(latest.getOrDefault(relayer(report), report)
                                .receipt()
                                .sha()))
                .map(report -> report.receipt().id())
                .collect(Collectors.toSet());
    }

    private static String relayer(Filed report) {
        return String.valueOf(report.receipt().relayedBy());
    }

    private static Standing of(String code, List<Filed> reports, Tree tree) {
        var ownDirect = latestOwn(reports, Kind.DIRECT);
        var ownConsolidated = latestOwn(reports, Kind.CONSOLIDATED);
        var relayedDirect = nearest(code, reports, Kind.DIRECT, tree);
        var relayedConsolidated = nearest(code, reports, Kind.CONSOLIDATED, tree);
        boolean sent = accepted(ownDirect)
                || accepted(ownConsolidated)
                || reports.stream().anyMatch(Filed::relayed)
                || reports.stream()
                        .map(report -> report.receipt().status())
                        .anyMatch(status -> status == Status.RETURNED || status == Status.DOCUMENT);
        return new Standing(
                counting(ownDirect, relayedDirect),
                counting(ownConsolidated, relayedConsolidated),
                relayedConsolidated,
                sent);
    }

    private static boolean accepted(@Nullable Filed report) {
        return report != null && report.receipt().status() == Status.ACCEPTED;
    }

    /** The reporter's own word stands: a memo says that its figures are in somebody else's report already. */
    private static @Nullable Filed counting(@Nullable Filed own, @Nullable Filed relayed) {
        return own == null ? relayed : accepted(own) ? own : null;
    }

    private static @Nullable Filed latestOwn(List<Filed> reports, Kind kind) {
        Predicate<Filed> own =
                report -> !report.relayed() && (report.is(kind, Status.ACCEPTED) || report.is(kind, Status.MEMO));
        return reports.stream().filter(own).max(LATEST).orElse(null);
    }

    private static @Nullable Filed nearest(String code, List<Filed> reports, Kind kind, Tree tree) {
        var farthestFirst = Comparator.comparingInt((Filed report) -> tree.distance(code, relayer(report)))
                .reversed()
                .thenComparing(report -> report.receipt().received())
                .thenComparing(report -> report.receipt().sha());
        return reports.stream()
                .filter(report -> report.relayed() && report.is(kind, Status.ACCEPTED))
                .max(farthestFirst)
                .orElse(null);
    }
}
