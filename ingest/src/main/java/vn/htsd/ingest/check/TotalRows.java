package vn.htsd.ingest.check;

import java.math.BigInteger;
import java.util.List;
import java.util.TreeSet;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.report.Measure;

/** Rows "Tổng cộng": each figure must be the sum of its column. */
final class TotalRows {
    private TotalRows() {}

    static void check(
            String sheetKey, List<Section> rows, List<Section> totals, Filled.Labels labels, Findings findings) {
        for (var total : totals) {
            for (var name : new TreeSet<>(total.entries().keySet())) {
                var stated = total.measure(name);
                // A column with an unreadable, wrong or estimated cell has its finding; its sum proves nothing.
                if (stated == null
                        || stated.approximate()
                        || rows.stream().anyMatch(row -> isVague(row, name) || findings.anyErrorAt(row.place(name)))) {
                    continue;
                }
                var sum = rows.stream()
                        .map(row -> BigInteger.valueOf(counted(row, name)))
                        .reduce(BigInteger.ZERO, BigInteger::add);
                if (!sum.equals(BigInteger.valueOf(stated.value()))) {
                    findings.add(
                            Rule.TOTAL_MISMATCH,
                            total.place(name),
                            Long.toString(stated.value()),
                            labels.of(sheetKey, name),
                            sum);
                }
            }
        }
    }

    /** A total that is left out is that of its groups. */
    private static long counted(Section row, String name) {
        var measure = row.measure(name);
        if (measure == null && name.equals(ActivityRows.TOTAL)) {
            return ActivityRows.GROUPS.stream()
                    .map(group -> row.measure("participants." + group))
                    .mapToLong(group -> group == null ? 0 : group.value())
                    .sum();
        }
        return measure == null ? 0 : measure.value();
    }

    private static boolean isVague(Section row, String name) {
        Measure measure = row.measure(name);
        return row.unreadable(name) || (measure != null && measure.approximate());
    }
}
