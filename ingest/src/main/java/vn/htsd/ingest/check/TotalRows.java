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
                // A column with an unreadable or estimated cell has its finding; its sum proves nothing.
                if (stated == null || stated.approximate() || rows.stream().anyMatch(row -> isVague(row, name))) {
                    continue;
                }
                var sum = rows.stream()
                        .map(row -> row.measure(name))
                        .map(measure -> BigInteger.valueOf(measure == null ? 0 : measure.value()))
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

    private static boolean isVague(Section row, String name) {
        Measure measure = row.measure(name);
        return row.unreadable(name) || (measure != null && measure.approximate());
    }
}
