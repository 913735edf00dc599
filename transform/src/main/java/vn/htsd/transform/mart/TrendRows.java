package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.Collection;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import vn.htsd.transform.consolidate.Reconciliation;

/**
 * What the trend is made from, of some campaigns.
 *
 * @param parts what {@link TrendTable#parts} gives
 * @param places what {@link AtPlace} gives
 */
record TrendRows(Dataset<Row> parts, Dataset<Row> places, Reconciliation reconciliation) {
    TrendRows without(Collection<Integer> campaigns) {
        return campaigns.isEmpty()
                ? this
                : new TrendRows(
                        without(parts, campaigns),
                        without(places, campaigns),
                        new Reconciliation(without(reconciliation.nodes(), campaigns)));
    }

    private static Dataset<Row> without(Dataset<Row> rows, Collection<Integer> campaigns) {
        return rows.where(not(col("campaign_year").isin(campaigns.toArray())));
    }
}
