package vn.htsd.ingest.check;

import java.util.List;

/** Rows "Tổng cộng": each figure must be the sum of its column. */
final class TotalRows {
    private TotalRows() {}

    static void check(
            String sheetKey, List<Section> rows, List<Section> totals, Filled.Labels labels, Findings findings) {
        if (totals.isEmpty()) {
            return;
        }
        var sums = new Sums();
        rows.forEach(sums::add);
        totals.forEach(total -> sums.check(total, sheetKey, labels, findings));
    }
}
