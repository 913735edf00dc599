package vn.htsd.ingest.check;

import java.util.ArrayList;
import java.util.List;
import vn.htsd.data.report.Funding;
import vn.htsd.data.report.Measure;

/** The rows of the sheet "Kinh phí" as funding lines. */
final class FundingRows {
    private static final String AMOUNT = "amount_vnd";

    private FundingRows() {}

    static List<Funding> read(Filled filled, boolean blankIsZero) {
        var lines = new ArrayList<Funding>();
        for (var row : filled.funding()) {
            var source = row.text("source");
            if (source != null) {
                var amount = blankIsZero && !row.has(AMOUNT) ? Measure.exactly(0) : row.measure(AMOUNT);
                long half = row.value(AMOUNT) instanceof Value.Money money ? money.halfDigit() : 0;
                lines.add(new Funding(source, row.text("sponsor"), amount, half, row.text("note"), row.source()));
            }
        }
        lines.addAll(SupplementaryTotals.funding(filled));
        return lines;
    }
}
