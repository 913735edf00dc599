package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.col;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.consolidate.Family;
import vn.htsd.transform.consolidate.Reconciliation;
import vn.htsd.transform.harmonise.Trend;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/** {@code trend}: provincial totals, few enough for the driver, compared on the latest campaign's geography. */
final class TrendTable {
    private static final Map<String, Family> FAMILIES =
            Map.of("participants", Family.PARTICIPANTS, "classes", Family.CLASSES, "amount_vnd", Family.FUNDING);

    private TrendTable() {}

    static Dataset<Row> of(Staged staged, Dataset<Row> summary, Reconciliation reconciliation) {
        var target = staged.reference().campaigns().latest();
        var trend = new Trend(
                staged.reference().localities(), staged.reference().campaigns().campaigns(), target);
        var rows = trend.rows(provinceTotals(summary, reconciliation)).stream()
                .map(row -> RowFactory.create(
                        row.measure(),
                        row.level(),
                        target.year(),
                        row.localityKey(),
                        row.code(),
                        row.name(),
                        row.campaignYear(),
                        decimal(row.value()),
                        decimal(row.changeAbs()),
                        row.changeRel(),
                        row.rank(),
                        row.estimatedShare(),
                        decimal(row.valueLow()),
                        decimal(row.valueHigh()),
                        row.coverage(),
                        row.likeForLikeRel(),
                        row.comparable(),
                        row.reason(),
                        row.obsStatus()))
                .toList();
        return Schemas.rows(staged.spark(), rows, Tables.TREND);
    }

    private static List<Trend.ProvinceTotal> provinceTotals(Dataset<Row> summary, Reconciliation reconciliation) {
        var provinces = summary.where(col("level").equalTo(LocalityLevel.PROVINCE.code()));
        var totals = new ArrayList<Trend.ProvinceTotal>();
        FAMILIES.forEach((measure, family) -> {
            var rows = provinces
                    .select(
                            col("campaign_year"),
                            col("code"),
                            col("locality_key"),
                            col(measure).cast("decimal(18,0)").as("value"))
                    .join(reconciliation.coverage(family), new String[] {"campaign_year", "code"})
                    .orderBy("campaign_year", "locality_key")
                    .collectAsList();
            for (var row : rows) {
                BigDecimal value = row.getAs("value");
                totals.add(new Trend.ProvinceTotal(
                        row.getAs("campaign_year"),
                        row.getAs("locality_key"),
                        measure,
                        value == null ? null : value.toBigIntegerExact(),
                        row.getAs("expected"),
                        row.getAs("covered"),
                        row.getAs("whole")));
            }
        });
        return totals;
    }

    private static @Nullable BigDecimal decimal(@Nullable BigInteger value) {
        return value == null ? null : new BigDecimal(value);
    }
}
