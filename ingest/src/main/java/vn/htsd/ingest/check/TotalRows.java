package vn.htsd.ingest.check;

import java.math.BigInteger;
import java.util.List;
import java.util.TreeSet;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.problem.Figure;
import vn.htsd.data.report.Measure;

/** Rows "Tổng cộng" and "Cộng mục I": each figure must be the sum of its column, money to the đồng. */
final class TotalRows {
    private TotalRows() {}

    /** To be called last: what has a finding of its own proves nothing about a sum. */
    static void check(
            String sheetKey, List<Section> rows, List<Section> totals, Filled.Labels labels, Findings findings) {
        for (var total : totals) {
            var span = total.sums();
            var summed = span == null ? rows : rows.subList(span.from(), span.to());
            for (var name : new TreeSet<>(total.entries().keySet())) {
                var stated = total.measure(name);
                if (stated == null
                        || stated.approximate()
                        || summed.stream().anyMatch(row -> isVague(row, name, findings))) {
                    continue;
                }
                var sum = sum(summed, name);
                var declared = BigInteger.valueOf(stated.value());
                // A row without a group may be no entry at all; its own finding comes first.
                var named = summed.stream().filter(TotalRows::isNamed).toList();
                if (!sum.equals(declared)
                        && (named.size() == summed.size() || !sum(named, name).equals(declared))) {
                    var label = labels.of(sheetKey, name) + (name.equals("amount_vnd") ? " (đồng)" : "");
                    var unseen = unseen(total, summed, name);
                    if (!unseen.isEmpty() && sum.subtract(sum(unseen, name)).equals(declared)) {
                        unseen.forEach(row -> tellUnseen(row, name, labels.of(sheetKey, name), findings));
                    } else {
                        tell(total, name, label, stated.value(), sum, findings);
                    }
                }
            }
        }
    }

    /** Rows whose figure is text, which the formula of a total passes over. */
    private static List<Section> unseen(Section total, List<Section> summed, String name) {
        return total.isText(name)
                ? List.of()
                : summed.stream()
                        .filter(row -> row.isText(name) && isAboveZero(row, name))
                        .toList();
    }

    private static boolean isAboveZero(Section row, String name) {
        var number = row.number(name);
        return number != null && number > 0;
    }

    private static void tellUnseen(Section row, String name, String label, Findings findings) {
        findings.addWith("number_as_text", Rule.TOTAL_MISMATCH, row.place(name), row.written(name), label);
    }

    private static void tell(Section total, String name, String label, long stated, BigInteger sum, Findings findings) {
        var span = total.sums();
        var place = total.place(name);
        var written = total.written(name);
        if (span == null) {
            findings.add(Rule.TOTAL_MISMATCH, place, written, Figure.of(stated), label, Figure.of(sum));
        } else {
            findings.addWith(
                    "total_of_rows",
                    Rule.TOTAL_MISMATCH,
                    place,
                    written,
                    Figure.of(stated),
                    label,
                    Figure.of(sum),
                    span.title());
        }
    }

    private static BigInteger sum(List<Section> rows, String name) {
        return rows.stream()
                .map(row -> RowFigures.of(row, name))
                .map(value -> BigInteger.valueOf(value == null ? 0 : value))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static boolean isNamed(Section row) {
        return row.text("group") != null || row.text("source") != null;
    }

    private static boolean isVague(Section row, String name, Findings findings) {
        Measure measure = row.measure(name);
        if (row.unreadable(name) || (measure != null && measure.approximate())) {
            return true;
        }
        if (!findings.anyError()) {
            return false;
        }
        return name.startsWith("participants.")
                ? row.entries().keySet().stream()
                        .filter(each -> each.startsWith("participants."))
                        .anyMatch(each -> row.unreadable(RowFigures.TOTAL) || findings.isError(row.place(each)))
                : findings.isError(row.place(name));
    }
}
