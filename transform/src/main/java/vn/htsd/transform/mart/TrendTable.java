package vn.htsd.transform.mart;

import static org.apache.spark.sql.functions.col;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import vn.htsd.data.locality.LocalityLevel;
import vn.htsd.data.table.Tables;
import vn.htsd.transform.harmonise.Trend;
import vn.htsd.transform.stage.Schemas;
import vn.htsd.transform.stage.Staged;

/** {@code trend}: provincial totals, few enough for the driver, compared on the latest campaign's geography. */
final class TrendTable {
    private static final List<String> MEASURES = List.of("participants", "classes", "amount_vnd");

    private TrendTable() {}

    static Dataset<Row> of(Staged staged, Dataset<Row> summary) {
        var target = staged.reference().campaigns().latest();
        var trend = new Trend(
                staged.reference().localities(), staged.reference().campaigns().campaigns(), target);
        var rows = trend.rows(provinceTotals(summary)).stream()
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

    private static List<Trend.ProvinceTotal> provinceTotals(Dataset<Row> summary) {
        var rows = summary.where(col("level").equalTo(LocalityLevel.PROVINCE.code()))
                .select(
                        col("campaign_year"),
                        col("locality_key"),
                        col("expected"),
                        col("covered"),
                        col("status"),
                        col("not_counted"),
                        col("participants").cast("decimal(18,0)"),
                        col("classes").cast("decimal(18,0)"),
                        col("amount_vnd").cast("decimal(18,0)"))
                .orderBy("campaign_year", "locality_key")
                .collectAsList();
        var totals = new ArrayList<Trend.ProvinceTotal>();
        for (var row : rows) {
            for (var measure : MEASURES) {
                BigDecimal value = row.getAs(measure);
                totals.add(new Trend.ProvinceTotal(
                        row.getAs("campaign_year"),
                        row.getAs("locality_key"),
                        measure,
                        value == null ? null : value.toBigIntegerExact(),
                        row.getAs("expected"),
                        row.getAs("covered"),
                        standsForWhole(row)));
            }
        }
        return totals;
    }

    /** Its declaration counts, or nothing that should have reported below it is missing. */
    private static boolean standsForWhole(Row row) {
        boolean reported = List.of("reported", "nil").contains(row.<String>getAs("status"));
        Long expected = row.getAs("expected");
        return reported
                && (row.<Long>getAs("not_counted") == 0
                        || expected != null && expected.equals(row.<Long>getAs("covered")));
    }

    private static @Nullable BigDecimal decimal(@Nullable BigInteger value) {
        return value == null ? null : new BigDecimal(value);
    }
}
