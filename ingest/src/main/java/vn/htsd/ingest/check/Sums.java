package vn.htsd.ingest.check;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.htsd.data.finding.Rule;
import vn.htsd.data.problem.Figure;

/** The column sums of rows, against which total rows are held. */
final class Sums {
    private final Map<String, BigInteger> sums = new HashMap<>();
    /** Columns with an unreadable or estimated cell: it has its finding, and their sum proves nothing. */
    private final Set<String> vague = new HashSet<>();

    private boolean any;

    void add(Section row) {
        any = true;
        row.entries().forEach((name, entry) -> {
            var measure = row.measure(name);
            if (measure != null) {
                sums.merge(name, BigInteger.valueOf(measure.value()), BigInteger::add);
            }
            if (row.unreadable(name) || (measure != null && measure.approximate())) {
                vague.add(name);
            }
        });
    }

    boolean isEmpty() {
        return !any;
    }

    /** Each figure of {@code total} must be the sum of its column. */
    void check(Section total, String sheetKey, Filled.Labels labels, Findings findings) {
        for (var name : new TreeSet<>(total.entries().keySet())) {
            var stated = total.measure(name);
            if (stated == null || stated.approximate() || vague.contains(name)) {
                continue;
            }
            var sum = sums.getOrDefault(name, BigInteger.ZERO);
            if (!sum.equals(BigInteger.valueOf(stated.value()))) {
                findings.add(
                        Rule.TOTAL_MISMATCH,
                        total.place(name),
                        total.written(name),
                        Figure.of(stated.value()),
                        labels.of(sheetKey, name),
                        Figure.of(sum));
            }
        }
    }
}
